namespace Forecasting.Core.Models;

/// <summary>How many threads the models may use. Set once at start-up; no result depends on it.</summary>
public static class Parallelism
{
    private static int _maxThreads = Environment.ProcessorCount;

    /// <summary>Threads at most, 1 or more; the machine's processors unless set.</summary>
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

    /// <summary>The bound as options of a parallel loop.</summary>
    /// <param name="cancellation">Stops the loop.</param>
    public static ParallelOptions Options(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = MaxThreads, CancellationToken = cancellation };
}
