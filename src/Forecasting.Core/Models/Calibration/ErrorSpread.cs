using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// How far forecasts were off, out of sample, on the log scale: bias by lead group, a size by lead x day kind x series,
/// larger where the forecast leans on an event, and the shape of the errors divided by their size. Conformal in the
/// sense of Lei et al. (2018, section 5.2): errors are normalised by a predicted spread before their quantiles are
/// taken.
/// </summary>
internal sealed class ErrorSpread
{
    /// <summary>How far medians go towards means: they err least one by one, but added up over a week or a chain they
    /// fall short.</summary>
    private const double ShareOfSkew = 0.75;

    /// <summary>Days at which a series' own size counts as much as the chain's: (0.75 / 0.27)^2, the relative standard
    /// error of a mean absolute error from one day over the usual spread of sizes between stores.</summary>
    private const double SeriesShrinkageDays = 8;

    private const double KindShrinkage = 100;
    private const double SmallestSize = 0.01;

    /// <summary>Shares of the events' usual errors that are tried, about a usual one in the middle: forecasts know more
    /// than a mean of what events did before.</summary>
    private static readonly double[] EventShares = [0.125, 0.18, 0.25, 0.35, 0.5, 0.7, 1];

    private const double UsualEventShare = 0.45;

    /// <summary>Standard deviation of the log of the share between chains, taken as known.</summary>
    private const double EventShareDeviation = 0.7;

    /// <summary>One error counts for its series as at most so many usual ones, times its noise relative to the chain's:
    /// a store that came back from a closure was off by far, once.</summary>
    private const double MostUsualSizes = 3;

    /// <summary>Sizes beyond it move medians no further: mostly a level was lost, such as that of a store that closed
    /// and came back. Small counts and noise as large fall short of their mean by that.</summary>
    private const double LargestSkewed = 0.5;

    private static readonly double[] UsualLeads = [4, 11, 21, 42, 70];

    private const int Kinds = 2;
    private const int ShapePoints = 101;
    private const int FewestShapeErrors = 60;

    private ErrorSpread(
        double[] bias, double[] leads, double[] size, double[] series, double[] shape, double eventShare)
    {
        (Bias, Leads, Size, SeriesFactor, Shape, EventShare) = (bias, leads, size, series, shape, eventShare);
    }

    /// <summary>[lead group] shrunk median error.</summary>
    public double[] Bias { get; }

    /// <summary>[lead group] mean lead of its errors: where its size holds.</summary>
    public double[] Leads { get; }

    /// <summary>[lead group x day kind] mean absolute error less bias.</summary>
    public double[] Size { get; }

    /// <summary>[series] size relative to the others.</summary>
    public double[] SeriesFactor { get; }

    /// <summary>
    /// [point] quantiles of normalised errors at probabilities (k + 0.5) / 101. Those of all leads together: the leads
    /// of one group may hold two spells of days, whose tails are chance.
    /// </summary>
    public double[] Shape { get; }

    /// <summary>Errors that events add, over the usual errors of such events.</summary>
    public double EventShare { get; }

    /// <summary>The size of a series' errors.</summary>
    /// <param name="series">Index as at the fit.</param>
    /// <param name="target">Of what.</param>
    public double SizeOf(int series, in ErrorTarget target) =>
        WithEvent(SizeAt(Leads, Size, target) * SeriesFactor[series], target, EventShare);

    /// <summary>The size of the errors of all series together.</summary>
    /// <param name="target">Of what.</param>
    public double SizeOfChain(in ErrorTarget target) =>
        WithEvent(SizeAt(Leads, Size, target), target, EventShare);

    /// <summary>Share of an error's variance that comes from events, and is therefore that of all series.</summary>
    /// <param name="target">Of what.</param>
    /// <param name="size">The size of the error, above 0.</param>
    /// <returns>0 to 1.</returns>
    public double CommonShare(in ErrorTarget target, double size) =>
        Math.Min(1, Math.Pow(EventShare * target.EventError / size, 2));

    /// <summary>By how much the log of a forecast is moved: its bias, and a part of the way from median to mean of a
    /// log-normal law of the usual size. What errors were skewed by themselves is chance of a few days, and so is not
    /// looked at, nor are events, on which single errors count most.</summary>
    /// <param name="series">Index as at the fit; null for one that was not there.</param>
    /// <param name="leadDays">Days from the origin.</param>
    public double Shift(int? series, int leadDays)
    {
        var usualDay = new ErrorTarget(leadDays, IsAtEvent: false, EventError: 0);
        var size = Math.Min(LargestSkewed, series is { } s ? SizeOf(s, usualDay) : SizeOfChain(usualDay));
        return Bias[LeadGroups.Of(leadDays)] + (ShareOfSkew * size * size * Math.PI / 4);
    }

    /// <summary>The normalised error at a probability.</summary>
    public double ShapeAt(double probability) => SampleQuantile.Of(Shape, probability);

    /// <summary>Learns from combined forecasts.</summary>
    /// <param name="errors">What came.</param>
    /// <param name="combined">[origin][series x lead] logs.</param>
    /// <param name="targets">Of the same history.</param>
    public static ErrorSpread Learn(MemberErrors errors, float[][] combined, ErrorTargets targets)
    {
        var rows = Rows(errors, combined, targets);
        var bias = ErrorBias.Learn(rows.Select(r => (r.Group, r.Origin, r.Error)), errors.SeriesTrust);
        rows = [.. rows.Select(r => r with { Error = r.Error - bias[r.Group] })];
        var leads = MeanLeads(rows);
        var share = LikeliestEventShare(rows, leads);
        var size = Sizes(rows, share);
        double SizeOf(Row row) => WithEvent(SizeAt(leads, size, row.Target), row.Target, share);
        var series = SeriesFactors(rows, SizeOf, RelativeNoise.Of(errors));
        var shape = ShapeOf(
            rows, row => WithEvent(SizeAt(leads, size, row.Target) * series[row.Series], row.Target, share));
        return new ErrorSpread(bias, leads, size, series, shape, share);
    }

    /// <summary>
    /// A normal law of one size, the mean absolute error of all leads, days and series, and no bias: what a plain
    /// error bar says, for comparison.
    /// </summary>
    /// <param name="errors">What came.</param>
    /// <param name="combined">[origin][series x lead] logs.</param>
    /// <param name="targets">Of the same history.</param>
    public static ErrorSpread Normal(MemberErrors errors, float[][] combined, ErrorTargets targets)
    {
        var size = MeanSize(Rows(errors, combined, targets));
        return new ErrorSpread(
            new double[LeadGroups.Count],
            UsualLeads,
            [.. Enumerable.Repeat(size, LeadGroups.Count * Kinds)],
            [.. Enumerable.Repeat(1.0, errors.Series)],
            NormalErrors,
            0);
    }

    public void Save(BinaryWriter file)
    {
        foreach (var numbers in new[] { Bias, Leads, Size, SeriesFactor, Shape })
        {
            file.WriteNumbers(numbers);
        }

        file.Write(EventShare);
    }

    public static ErrorSpread Load(BinaryReader file) => new(
        file.ReadNumbers<double>(), file.ReadNumbers<double>(), file.ReadNumbers<double>(), file.ReadNumbers<double>(),
        file.ReadNumbers<double>(), file.ReadDouble());

    private static List<Row> Rows(MemberErrors errors, float[][] combined, ErrorTargets targets)
    {
        var rows = new List<Row>();
        for (var origin = 0; origin < errors.Origins.Length; origin++)
        {
            for (var i = 0; i < combined[origin].Length; i++)
            {
                var error = errors.Actuals[origin][i] - combined[origin][i];
                if (!float.IsNaN(error))
                {
                    var (series, lead) = (i / errors.HorizonDays, (i % errors.HorizonDays) + 1);
                    var target = targets.At(series, errors.Origins[origin], lead);
                    rows.Add(new Row(series, target, origin, errors.Origins[origin] + lead, error));
                }
            }
        }

        return rows;
    }

    private static double MeanSize(List<Row> rows) =>
        rows.Count > 0 ? Math.Max(SmallestSize, rows.Average(r => Math.Abs(r.Error))) : 0.25;

    private static double[] MeanLeads(List<Row> rows)
    {
        var byGroup = rows.ToLookup(r => r.Group, r => r.Target.LeadDays);
        return [.. UsualLeads.Select((usual, group) => byGroup.Contains(group) ? byGroup[group].Average() : usual)];
    }

    /// <summary>The share under which the errors at events are likeliest, by a Laplace law of the size that they would
    /// have. Days in a row count once, however many series and origins met them: what is foreseen of one of them is
    /// foreseen of the others. Where there is little to learn from, the usual share.</summary>
    private static double LikeliestEventShare(List<Row> rows, double[] leads)
    {
        var atEvents = rows.Where(r => r.Target.EventError > 0).ToList();
        var days = atEvents.Select(r => r.Day).ToHashSet();
        var runs = days.Count(day => !days.Contains(day - 1));
        double Unlikeliness(double share)
        {
            var size = Sizes(rows, share);
            var log = Math.Log(share / UsualEventShare) / EventShareDeviation;
            return (log * log / 2) + (runs * atEvents.Average(r =>
            {
                var expected = WithEvent(SizeAt(leads, size, r.Target), r.Target, share);
                return Math.Log(expected) + (Math.Abs(r.Error) / expected);
            }));
        }

        return runs == 0 ? UsualEventShare : EventShares.MinBy(Unlikeliness);
    }

    private static double[] Sizes(List<Row> rows, double eventShare)
    {
        var size = new double[LeadGroups.Count * Kinds];
        var last = MeanSize(rows);
        for (var group = 0; group < LeadGroups.Count; group++)
        {
            var here = rows.Where(r => r.Group == group).ToList();
            last = here.Count > 0 ? Math.Max(SmallestSize, here.Average(r => Math.Abs(r.Error))) : last * 1.15;
            for (var kind = 0; kind < Kinds; kind++)
            {
                var ofKind = here.Where(r => r.Kind == kind).ToList();
                // Relative to what the event alone explains, so that it does not count twice.
                var sum = ofKind.Sum(r => Math.Abs(r.Error) * last / WithEvent(last, r.Target, eventShare));
                size[(group * Kinds) + kind] = (sum + (KindShrinkage * last)) / (ofKind.Count + KindShrinkage);
            }
        }

        return size;
    }

    /// <summary>The size at a lead: between the groups' mean leads on a straight line over the log of the lead,
    /// constant beyond them.</summary>
    private static double SizeAt(double[] leads, double[] size, in ErrorTarget target)
    {
        var kind = target.IsAtEvent ? 1 : 0;
        var days = target.LeadDays;
        var next = Array.FindIndex(leads, lead => lead >= days);
        if (next <= 0)
        {
            return size[((next < 0 ? LeadGroups.Count - 1 : 0) * Kinds) + kind];
        }

        var share = Math.Log(days / leads[next - 1]) / Math.Log(leads[next] / leads[next - 1]);
        return ((1 - share) * size[((next - 1) * Kinds) + kind]) + (share * size[(next * Kinds) + kind]);
    }

    /// <summary>Independent errors add up by their squares.</summary>
    private static double WithEvent(double size, in ErrorTarget target, double share) =>
        Math.Sqrt((size * size) + (share * share * target.EventError * target.EventError));

    private static double[] SeriesFactors(List<Row> rows, Func<Row, double> sizeOf, double[] noise)
    {
        var sums = new double[noise.Length];
        var counts = new int[noise.Length];
        foreach (var row in rows)
        {
            sums[row.Series] += Math.Min(MostUsualSizes * noise[row.Series], Math.Abs(row.Error) / sizeOf(row));
            counts[row.Series]++;
        }

        // A day that is forecast from many origins is off from all of them: only different days tell more.
        var rowsPerDay = rows.Count / (double)Math.Max(1, rows.Select(r => (r.Series, r.Day)).Distinct().Count());
        var shrinkage = SeriesShrinkageDays * Math.Max(1, rowsPerDay);
        return [.. sums.Select((sum, s) => (sum + shrinkage) / (counts[s] + shrinkage))];
    }

    private static double[] ShapeOf(List<Row> rows, Func<Row, double> sizeOf)
    {
        double[] errors = [.. rows.Select(r => r.Error / sizeOf(r)).Order()];
        var sorted = errors.Length >= FewestShapeErrors ? errors : NormalErrors;
        // Bias that was left in on purpose must not come back through the shape: its median is 0.
        var middle = SampleQuantile.Of(sorted, 0.5);
        return [.. Enumerable.Range(0, ShapePoints)
            .Select(point => SampleQuantile.Of(sorted, (point + 0.5) / ShapePoints) - middle)];
    }

    /// <summary>Quantiles of a normal law with mean absolute error 1, where there is nothing to learn from.</summary>
    private static double[] NormalErrors { get; } =
        [.. Enumerable.Range(0, ShapePoints)
            .Select(k => NormalQuantile.At((k + 0.5) / ShapePoints) * Math.Sqrt(Math.PI / 2))];

    private readonly record struct Row(int Series, ErrorTarget Target, int Origin, int Day, double Error)
    {
        public int Group => LeadGroups.Of(Target.LeadDays);

        public int Kind => Target.IsAtEvent ? 1 : 0;
    }
}
