using System.CommandLine;
using Forecasting.Core.History.Readers;

namespace Forecasting.Training;

/// <summary>
/// The edge between verbs and the shell: wrong usage and failures become one line on stderr and an exit code.
/// </summary>
internal static class CommandEdge
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(20);

    /// <summary>Parses the arguments and runs the verb that they name.</summary>
    public static async Task<int> RunAsync(Command root, string[] arguments)
    {
        var parsed = root.Parse(arguments.Length > 0 ? arguments : ["--help"]);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct())
            {
                await Console.Error.WriteLineAsync($"{root.Name}: {message}");
            }

            await Console.Error.WriteLineAsync(
                $"{root.Name}: see {root.Name} {CommandPath(parsed.CommandResult.Command)}--help");
            return ExitCode.WrongUsage;
        }

        var settings = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeToStop,
        };
        try
        {
            return await parsed.InvokeAsync(settings);
        }
        catch (WrongUsageException wrong)
        {
            await Console.Error.WriteLineAsync($"{root.Name}: {wrong.Message}");
            return ExitCode.WrongUsage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"{root.Name}: stopped; nothing was changed.");
            return ExitCode.Failed;
        }
        catch (Exception failure)
        {
            await Console.Error.WriteLineAsync($"{root.Name}: {OneLine(failure)}");
            return ExitCode.Failed;
        }
    }

    private static string CommandPath(Command command) => command.Parents.Any() ? $"{command.Name} " : "";

    private static string OneLine(Exception failure)
    {
        var root = failure is AggregateException { InnerExceptions: [var only, ..] } ? only : failure;
        var saysItself = root is ContractViolationException or ArgumentException or InvalidOperationException
            or IOException or UnauthorizedAccessException;
        var kind = saysItself ? "" : $"{root.GetType().Name}: ";
        return kind + root.Message.ReplaceLineEndings(" ");
    }
}
