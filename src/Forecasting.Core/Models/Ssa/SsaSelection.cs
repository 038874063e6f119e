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

    /// <summary>
    /// The scales and windows whose forecasts, averaged over their ranks, had the least absolute error at the
    /// validation origins, the best first, each without the ranks that failed there; empty where none can be tried.
    /// </summary>
    /// <param name="demand">[day x hour], row-major, from the first known step, without an obstacle; NaN = unknown or
    /// closed.
    /// </param>
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
        var tried = (from scale in grid.Scales from window in grid.Windows
                     where shortest > 0 && SsaGrid.Fits(window, shortest)
                     select new SsaSetting(scale, window, grid.Ranks)).ToArray();
        var errors = new double[tried.Length];
        var rankErrors = new double[tried.Length * grid.Ranks.Length];
        for (var origin = 1; origin <= origins; origin++)
        {
            AddErrors(demand, demand.Length - grid.HeldOutSteps(origin), grid, tried, errors, rankErrors, workspace);
        }

        var chosen = tried.Select((setting, i) => setting with { Ranks = SoundRanks(rankErrors, i, grid) }).ToArray();
        Array.Sort(errors, chosen);
        return [.. chosen.Take(errors.Count(double.IsFinite)).Where(s => s.Ranks.Length > 0).Take(grid.Chosen)];
    }

    private static int[] SoundRanks(double[] rankErrors, int setting, SsaGrid grid)
    {
        var own = rankErrors.AsSpan(setting * grid.Ranks.Length, grid.Ranks.Length).ToArray();
        var least = own.Min();
        return [.. grid.Ranks.Where((_, i) => double.IsFinite(own[i]) && own[i] <= grid.LargestRankError * least)];
    }

    /// <summary>Adds the absolute errors from one origin; infinity where there is no forecast.</summary>
    private static void AddErrors(
        ReadOnlySpan<double> demand,
        int cut,
        SsaGrid grid,
        SsaSetting[] tried,
        Span<double> errors,
        Span<double> rankErrors,
        SsaWorkspace workspace)
    {
        var past = demand[..cut].ToArray();
        if (!past.AsSpan().ContainsAnyInRange(double.Epsilon, double.PositiveInfinity))
        {
            errors.Fill(double.PositiveInfinity);
            return;
        }

        GapFilling.Fill(past, grid.StepsPerDay);
        var steps = grid.ValidationDays * grid.StepsPerDay;
        var actual = demand.Slice(cut, steps);
        var rows = new double[grid.Ranks.Length * steps];
        var mean = new double[steps];
        SsaSignal? signal = null;
        for (var i = 0; i < tried.Length; i++)
        {
            signal = signal?.Scale == tried[i].Scale ? signal
                : new SsaSignal(past, 7 * grid.StepsPerDay, tried[i].Scale);
            signal.Forecast(tried[i].Window, grid.Ranks, rows, workspace);
            for (var rank = 0; rank < grid.Ranks.Length; rank++)
            {
                rankErrors[(i * grid.Ranks.Length) + rank] += AbsoluteError(rows.AsSpan(rank * steps, steps), actual);
            }

            SsaSignal.MeanOfRows(rows, mean);
            errors[i] += AbsoluteError(mean, actual);
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
