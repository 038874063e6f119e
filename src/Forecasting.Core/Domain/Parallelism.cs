namespace Forecasting.Core.Domain;

/// <summary>How many threads the work may use. Set once at start-up; no result depends on it.</summary>
public static class Parallelism
{
    private static int _maxThreads = Environment.ProcessorCount;

    /// <summary>Threads at most, 1 or more; the number of processors unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public static int MaxThreads
    {
        get => _maxThreads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _maxThreads = value;
        }
    }

    /// <summary>The bound for a parallel loop.</summary>
    /// <param name="cancellation">Stops the loop.</param>
    public static ParallelOptions Options(CancellationToken cancellation = default) =>
        new() { MaxDegreeOfParallelism = MaxThreads, CancellationToken = cancellation };
}
