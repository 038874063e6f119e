namespace Forecasting.Core.Models.Ssa;

/// <summary>Chooses the settings of one series by forecasting its own last weeks.</summary>
internal static class SsaSelection
{
    private const int LeastPositiveSteps = 14;

    /// <summary>What keeps a series from being decomposed, in words for a planner, or null.</summary>
    /// <param name="demand">[day x hour], row-major, from the first known step; NaN = unknown or closed.</param>
    /// <param name="grid">The grid of its grain.</param>
    internal static string? Obstacle(ReadOnlySpan<double> demand, SsaGrid grid)
    {
        int known = 0, positive = 0;
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        foreach (var value in demand)
        {
            known += double.IsNaN(value) ? 0 : 1;
            positive += value > 0 ? 1 : 0;
            lowest = value < lowest ? value : lowest;
            highest = value > highest ? value : highest;
        }

        return (known, positive) switch
        {
            (0, _) => "No orders are known.",
            (_, 0) => "All known orders are 0.",
            _ when lowest == highest => "All known orders are equal.",
            (_, < LeastPositiveSteps) => $"Only {positive} steps have orders; {LeastPositiveSteps} are needed.",
            _ when 2 * known < demand.Length => "More than half of the steps are unknown.",
            _ when !SsaGrid.Fits(grid.Windows[0], demand.Length) => "The series is too short for the smallest window.",
            _ => null,
        };
    }

    /// <summary>The best settings by mean absolute error over the validation origins, the best first; empty where none can be tried.
    /// </summary>
    /// <param name="demand">[day x hour], row-major, from the first known step, without an obstacle; NaN = unknown or closed.</param>
    /// <param name="grid">The grid of its grain.</param>
    /// <param name="workspace">The thread's scratch space.</param>
    internal static SsaSetting[] Choose(ReadOnlySpan<double> demand, SsaGrid grid, SsaWorkspace workspace)
    {
        var origins = grid.ValidationOrigins;
        while (origins > 1 && !SsaGrid.Fits(grid.Windows[0], demand.Length - grid.HeldOutSteps(origins)))
        {
            origins--;
        }

        var shortest = demand.Length - grid.HeldOutSteps(origins);
        var windows = grid.Windows.Where(w => shortest > 0 && SsaGrid.Fits(w, shortest)).ToArray();
        var settings = (from scale in grid.Scales from window in windows from rank in grid.Ranks
                        select new SsaSetting(scale, window, rank)).ToArray();
        var errors = new double[settings.Length];
        for (var origin = 1; origin <= origins; origin++)
        {
            AddErrors(demand, demand.Length - grid.HeldOutSteps(origin), grid, windows, errors, workspace);
        }

        Array.Sort(errors, settings);
        var usable = errors.Count(double.IsFinite);
        return settings[..Math.Min(grid.Chosen, usable)];
    }

    /// <summary>Adds each setting's absolute errors from one origin; infinity where it cannot forecast.</summary>
    private static void AddErrors(
        ReadOnlySpan<double> demand,
        int cut,
        SsaGrid grid,
        ReadOnlySpan<int> windows,
        Span<double> errors,
        SsaWorkspace workspace)
    {
        var past = demand[..cut].ToArray();
        var steps = grid.ValidationDays * grid.StepsPerDay;
        var actual = demand.Slice(cut, steps);
        var forecasts = new double[grid.Ranks.Length * steps];
        if (!past.AsSpan().ContainsAnyInRange(double.Epsilon, double.PositiveInfinity))
        {
            errors.Fill(double.PositiveInfinity);
            return;
        }

        GapFilling.Fill(past, grid.StepsPerDay);
        var setting = 0;
        foreach (var scale in grid.Scales)
        {
            var signal = new SsaSignal(past, 7 * grid.StepsPerDay, scale);
            foreach (var window in windows)
            {
                signal.Forecast(window, grid.Ranks, forecasts, workspace);
                for (var rank = 0; rank < grid.Ranks.Length; rank++)
                {
                    errors[setting++] += AbsoluteError(forecasts.AsSpan(rank * steps, steps), actual);
                }
            }
        }
    }

    private static double AbsoluteError(ReadOnlySpan<double> forecast, ReadOnlySpan<double> actual)
    {
        double sum = 0;
        for (var step = 0; step < actual.Length; step++)
        {
            if (!double.IsNaN(actual[step]))
            {
                var error = Math.Abs(forecast[step] - actual[step]);
                sum += double.IsFinite(error) ? error : double.PositiveInfinity;
            }
        }

        return sum;
    }
}
