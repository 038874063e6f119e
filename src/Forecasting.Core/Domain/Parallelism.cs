namespace Forecasting.Core.Domain;

/// <summary>How many threads the work may use. Set once at start-up; no result depends on it.</summary>
public static class Parallelism
{
    /// <summary>Threads at most; the number of processors unless set.</summary>
    public static int MaxThreads { get; set; } = Environment.ProcessorCount;

    /// <summary>The bound for a parallel loop.</summary>
    /// <param name="cancellation">Stops the loop.</param>
    public static ParallelOptions Options(CancellationToken cancellation = default) =>
        new() { MaxDegreeOfParallelism = MaxThreads, CancellationToken = cancellation };
}
