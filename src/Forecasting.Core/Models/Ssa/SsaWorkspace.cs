namespace Forecasting.Core.Models.Ssa;

/// <summary>Scratch space of one thread: grows to the largest window and horizon, then serves every series.</summary>
internal sealed class SsaWorkspace
{
    private double[] _numbers = [];

    /// <summary>Scratch of the eigenvectors.</summary>
    internal LanczosWorkspace Lanczos { get; } = new();

    /// <summary>Room for that many numbers, with whatever was there before.</summary>
    internal Span<double> Numbers(int count)
    {
        if (_numbers.Length < count)
        {
            _numbers = new double[count];
        }

        return _numbers.AsSpan(0, count);
    }
}
