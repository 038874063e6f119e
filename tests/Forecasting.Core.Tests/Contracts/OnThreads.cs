using Forecasting.Core.Domain;

namespace Forecasting.Core.Tests.Contracts;

/// <summary>Work on a number of threads, on which no result may depend.</summary>
internal static class OnThreads
{
    /// <summary>Does work on so many threads at most.</summary>
    internal static T Run<T>(int threads, Func<T> work)
    {
        var before = Parallelism.MaxThreads;
        try
        {
            Parallelism.MaxThreads = threads;
            return work();
        }
        finally
        {
            Parallelism.MaxThreads = before;
        }
    }
}
