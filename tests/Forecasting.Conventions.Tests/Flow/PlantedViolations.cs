using Forecasting.Conventions.Tests.Planted.Second;

#pragma warning disable IDE0130 // Small stages of their own, each with a use that the rule must find.
#pragma warning disable SA1402, CA1822, CA1052, CA1040, CA1063

namespace Forecasting.Conventions.Tests.Planted.Second
{
    internal static class Later
    {
        public static int Answer() => 42;

        public static Task<int> AnswerAsync() => Task.FromResult(42);
    }

    internal sealed record LaterRecord;

    internal interface ILater;

    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LaterAttribute : Attribute;

    internal sealed class MayUseTheFirst
    {
        public int Clean() => new First.UsesNothing().Number;
    }
}

namespace Forecasting.Conventions.Tests.Planted.First
{
    internal sealed class UsesNothing
    {
        public int Number => 1;
    }

    internal sealed class UsesInSignature
    {
        public LaterRecord? Made { get; init; }
    }

    internal sealed class UsesInBody
    {
        public int Use() => Later.Answer();
    }

    internal sealed class UsesInLambda
    {
        public IEnumerable<int> Use(int[] numbers) => numbers.Select(n => n + Later.Answer());
    }

    internal sealed class UsesInClosure
    {
        public Func<int> Use(int number) => () => number + Later.Answer();
    }

    internal sealed class UsesInAsync
    {
        public async Task<int> UseAsync() => await Later.AnswerAsync();
    }

    internal sealed class UsesInIterator
    {
        public IEnumerable<int> Use()
        {
            yield return Later.Answer();
        }
    }

    internal sealed class UsesInLocalFunction
    {
        public int Use()
        {
            return Inner();

            static int Inner() => Later.Answer();
        }
    }

    internal sealed class UsesInGeneric
    {
        public int Use() => new List<LaterRecord>().Count;
    }

    internal sealed class UsesInTypeTest
    {
        public bool Use(object any) => any is LaterRecord;
    }

    internal sealed class UsesInTypeOf
    {
        public string Use() => typeof(LaterRecord).Name;
    }

    internal sealed class UsesInInterface : ILater;

    [Later]
    internal sealed class UsesInAttribute;

    internal sealed class UsesPackage
    {
        public int Use() => new List<Mono.Cecil.TypeDefinition>().Count;
    }

    internal sealed class UsesPackageInLambda
    {
        public Func<string> Use() =>
            () => new Mono.Cecil.TypeDefinition("a", "b", Mono.Cecil.TypeAttributes.Class).FullName;
    }
}

namespace Forecasting.Conventions.Tests.Planted.Unlisted
{
    internal sealed class InNoStage;
}
