using Forecasting.Core.Forecasts;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// How far forecasts were off, out of sample, on the log scale: bias by lead group, a size by lead group x day kind x
/// series, and the shape of the errors divided by their size. Conformal in the sense of Lei et al. (2018, section 5.2):
/// errors are normalised by a predicted spread before their quantiles are taken.
/// </summary>
internal sealed class ErrorSpread
{
    private const double BiasShrinkageOrigins = 12;
    private const double BiasShare = 0.6;

    /// <summary>Days at which a series' own size counts as much as the chain's: (0.75 / 0.27)^2, the relative standard
    /// error of a mean absolute error from one day over the usual spread of sizes between stores.</summary>
    private const double SeriesShrinkageDays = 8;

    private const double KindShrinkage = 100;
    private const double SmallestSize = 0.01;
    private const int ShapePoints = 101;
    private const int FewestShapeErrors = 60;

    private ErrorSpread(double[] bias, double[] size, double[] series, double[] shape)
    {
        (Bias, Size, SeriesFactor, Shape) = (bias, size, series, shape);
    }

    /// <summary>[lead group] shrunk median error.</summary>
    public double[] Bias { get; }

    /// <summary>[lead group x day kind] mean absolute error less bias.</summary>
    public double[] Size { get; }

    /// <summary>[series] size relative to the others.</summary>
    public double[] SeriesFactor { get; }

    /// <summary>[lead group x point] quantiles of normalised errors at probabilities (k + 0.5) / 101.</summary>
    public double[] Shape { get; }

    public double SizeOf(int series, int group, int kind) =>
        Size[(group * DayKinds.Count) + kind] * SeriesFactor[series];

    /// <summary>The normalised error at a probability.</summary>
    public double ShapeAt(int group, double probability) =>
        SampleQuantile.Of(Shape.AsSpan(group * ShapePoints, ShapePoints), probability);

    /// <summary>Learns from combined forecasts.</summary>
    /// <param name="errors">What came.</param>
    /// <param name="combined">[origin][series x lead] logs.</param>
    /// <param name="kinds">[series][day].</param>
    public static ErrorSpread Learn(MemberErrors errors, float[][] combined, byte[][] kinds)
    {
        var rows = Rows(errors, combined, kinds);
        var bias = Biases(rows);
        rows = [.. rows.Select(r => r with { Error = r.Error - bias[r.Group] })];
        var size = Sizes(rows);
        var series = SeriesFactors(rows, size, errors.Series);
        var shape = Shapes(rows, (s, g, k) => size[(g * DayKinds.Count) + k] * series[s]);
        return new ErrorSpread(bias, size, series, shape);
    }

    /// <summary>
    /// A normal law of one size, the mean absolute error of all leads, days and series, and no bias: what a plain
    /// error bar says, for comparison.
    /// </summary>
    /// <param name="errors">What came.</param>
    /// <param name="combined">[origin][series x lead] logs.</param>
    /// <param name="kinds">[series][day].</param>
    public static ErrorSpread Normal(MemberErrors errors, float[][] combined, byte[][] kinds)
    {
        var size = MeanSize(Rows(errors, combined, kinds));
        return new ErrorSpread(
            new double[LeadGroups.Count],
            [.. Enumerable.Repeat(size, LeadGroups.Count * DayKinds.Count)],
            [.. Enumerable.Repeat(1.0, errors.Series)],
            [.. Enumerable.Repeat(NormalErrors, LeadGroups.Count).SelectMany(e => e)]);
    }

    public void Save(BinaryWriter file)
    {
        foreach (var numbers in new[] { Bias, Size, SeriesFactor, Shape })
        {
            file.WriteNumbers(numbers);
        }
    }

    public static ErrorSpread Load(BinaryReader file) => new(
        file.ReadNumbers<double>(), file.ReadNumbers<double>(), file.ReadNumbers<double>(), file.ReadNumbers<double>());

    private static List<Row> Rows(MemberErrors errors, float[][] combined, byte[][] kinds)
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
                    var day = errors.Origins[origin] + lead;
                    rows.Add(new Row(series, LeadGroups.Of(lead), kinds[series][day], origin, day, error));
                }
            }
        }

        return rows;
    }

    private static double[] Biases(List<Row> rows)
    {
        var bias = new double[LeadGroups.Count];
        foreach (var group in rows.GroupBy(r => r.Group))
        {
            double[] sorted = [.. group.Select(r => r.Error).Order()];
            var origins = group.Select(r => r.Origin).Distinct().Count();
            bias[group.Key] = SampleQuantile.Of(sorted, 0.5) * origins / (origins + BiasShrinkageOrigins) * BiasShare;
        }

        return bias;
    }

    private static double MeanSize(List<Row> rows) =>
        rows.Count > 0 ? Math.Max(SmallestSize, rows.Average(r => Math.Abs(r.Error))) : 0.25;

    private static double[] Sizes(List<Row> rows)
    {
        var size = new double[LeadGroups.Count * DayKinds.Count];
        var last = MeanSize(rows);
        for (var group = 0; group < LeadGroups.Count; group++)
        {
            var here = rows.Where(r => r.Group == group).ToList();
            last = here.Count > 0 ? Math.Max(SmallestSize, here.Average(r => Math.Abs(r.Error))) : last * 1.15;
            for (var kind = 0; kind < DayKinds.Count; kind++)
            {
                var ofKind = here.Where(r => r.Kind == kind).ToList();
                var sum = ofKind.Sum(r => Math.Abs(r.Error));
                size[(group * DayKinds.Count) + kind] = (sum + (KindShrinkage * last)) / (ofKind.Count + KindShrinkage);
            }
        }

        return size;
    }

    private static double[] SeriesFactors(List<Row> rows, double[] size, int series)
    {
        var sums = new double[series];
        var counts = new int[series];
        foreach (var row in rows)
        {
            sums[row.Series] += Math.Abs(row.Error) / size[(row.Group * DayKinds.Count) + row.Kind];
            counts[row.Series]++;
        }

        // A day that is forecast from many origins is off from all of them: only different days tell more.
        var rowsPerDay = rows.Count / (double)Math.Max(1, rows.Select(r => (r.Series, r.Day)).Distinct().Count());
        var shrinkage = SeriesShrinkageDays * Math.Max(1, rowsPerDay);
        return [.. sums.Select((sum, s) => (sum + shrinkage) / (counts[s] + shrinkage))];
    }

    private static double[] Shapes(List<Row> rows, Func<int, int, int, double> sizeOf)
    {
        var shape = new double[LeadGroups.Count * ShapePoints];
        double[] all = [.. rows.Select(r => r.Error / sizeOf(r.Series, r.Group, r.Kind)).Order()];
        for (var group = 0; group < LeadGroups.Count; group++)
        {
            double[] here = [.. rows.Where(r => r.Group == group)
                .Select(r => r.Error / sizeOf(r.Series, r.Group, r.Kind)).Order()];
            var sorted = here.Length >= FewestShapeErrors ? here : all.Length >= FewestShapeErrors ? all : NormalErrors;
            // Bias that was left in on purpose must not come back through the shape: its median is 0.
            var middle = SampleQuantile.Of(sorted, 0.5);
            for (var point = 0; point < ShapePoints; point++)
            {
                shape[(group * ShapePoints) + point] = SampleQuantile.Of(sorted, (point + 0.5) / ShapePoints) - middle;
            }
        }

        return shape;
    }

    /// <summary>Quantiles of a normal law with mean absolute error 1, where there is nothing to learn from.</summary>
    private static double[] NormalErrors { get; } =
        [.. Enumerable.Range(0, ShapePoints)
            .Select(k => NormalQuantile.At((k + 0.5) / ShapePoints) * Math.Sqrt(Math.PI / 2))];

    private readonly record struct Row(int Series, int Group, int Kind, int Origin, int Day, double Error);
}
