using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Regression;

/// <summary>One regressor.</summary>
/// <param name="Name">What <see cref="RegressionDesign"/> fills it with.</param>
/// <param name="Reason">What a planner would name.</param>
/// <param name="Size">The usual size of its effect, a log: the prior's standard deviation.</param>
/// <param name="Step">The usual difference between its effect and that of the regressor before it, a log; 0 where
/// neither says anything of the other.</param>
internal sealed record Regressor(string Name, Reason Reason, double Size, double Step = 0);

/// <summary>Where the effect of a covariate bends: its line has a slope of its own from each knot on.</summary>
/// <param name="Covariate">Its name.</param>
/// <param name="Knots">Ascending; values outside the first and last are taken for these.</param>
internal sealed record CovariateKnots(string Covariate, double[] Knots);

/// <summary>What the regression looks at, chosen from what a history and its calendar hold.</summary>
/// <param name="Regressors">In column order.</param>
/// <param name="Knots">Of each covariate.</param>
/// <param name="Scales">[kind of the calendar] a usual value of its entries.</param>
internal sealed record RegressionLayout(
    IReadOnlyList<Regressor> Regressors,
    IReadOnlyList<CovariateKnots> Knots,
    IReadOnlyDictionary<string, double> Scales)
{
    /// <summary>Days after a promotion in which it may still be felt.</summary>
    public const int DaysAfter = 4;

    /// <summary>Waves of the year.</summary>
    public const int Harmonics = 3;

    private const int MostEventColumns = 400;
    private const int FewestDaysOfYears = 540;

    /// <summary>Smaller values than this do not count orders.</summary>
    private const double FewestOrders = 3;

    private static readonly (string What, double Size)[] NoColumns = [];
    private static readonly double[] KnotProbabilities = [0.02, 0.2, 0.4, 0.6, 0.8, 0.9, 0.98];

    /// <summary>Chooses the regressors.</summary>
    /// <param name="chain">All that is known at the fit.</param>
    /// <param name="horizon">Events that come within it matter.</param>
    public static RegressionLayout Of(ChainState chain, Horizon horizon)
    {
        var knots = Enumerable.Range(0, chain.Covariates.Names.Count)
            .Select(i => new CovariateKnots(chain.Covariates.Names[i], KnotsOf(chain, i)))
            .Where(k => k.Knots.Length > 1).ToList();
        var scales = Scale(chain);
        return new RegressionLayout(
            [
                .. Weekdays(), .. Seasons(chain), .. Kinds(chain, scales), .. Events(chain, horizon),
                .. knots.SelectMany(k => k.Knots.SkipLast(1).Select((_, i) =>
                    new Regressor(Covariate(k.Covariate, i), Reasons.OfCovariate(k.Covariate), 0.05))),
            ],
            knots,
            scales);
    }

    public static string Weekday(int weekday) => Text($"weekday|{weekday}");

    public static string DayOfMonth(int day) => Text($"day_of_month|{day}");

    public static string Wave(int harmonic, bool cosine) => Text($"wave|{harmonic}|{(cosine ? "cos" : "sin")}");

    public static string Covariate(string name, int knot) => Text($"covariate|{name}|{knot}");

    public static string OfKind(string kind, string what) => Text($"kind|{kind}|{what}");

    public static string OfEvent(EventKey key, int slot) => Text($"event|{key.Kind}|{key.Name}|{slot}");

    public const string Trend = "trend";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Regressor> Weekdays() =>
        Enumerable.Range(0, 7).Select(w => new Regressor(Weekday(w), Reason.Weekday, 0.3));

    private static IEnumerable<Regressor> Seasons(ChainState chain)
    {
        for (var day = 1; day <= 31; day++)
        {
            yield return new Regressor(DayOfMonth(day), Reason.Season, 0.025);
        }

        if (chain.History.Days < FewestDaysOfYears)
        {
            yield break;
        }

        yield return new Regressor(Trend, Reason.Level, 0.15);
        for (var harmonic = 1; harmonic <= Harmonics; harmonic++)
        {
            yield return new Regressor(Wave(harmonic, true), Reason.Season, 0.1);
            yield return new Regressor(Wave(harmonic, false), Reason.Season, 0.1);
        }
    }

    private static IEnumerable<Regressor> Kinds(ChainState chain, Dictionary<string, double> scales)
    {
        var calendar = chain.Calendar;
        foreach (var offset in RegressionDesign.ClosedOffsets)
        {
            yield return new Regressor(
                OfKind(CalendarEntry.ClosedKind, RegressionDesign.At(offset)), Reason.Event, 0.1);
        }

        for (var bit = 1; bit < calendar.Kinds.Count; bit++)
        {
            var kind = calendar.Kinds[bit];
            var reason = Reasons.OfKind(kind);
            var (isRegular, isEvent) =
                ((calendar.RegularMask >> bit & 1) == 1, (calendar.EventMask >> bit & 1) == 1);
            var isValued = calendar.ValuedKinds.Contains(bit);
            List<(string What, double Size)> columns = [("on", isRegular ? 0.2 : 0.1)];
            columns.AddRange(isRegular ? Enumerable.Range(0, 7).Select(w => (RegressionDesign.On(w), 0.1)) : []);
            columns.AddRange(isValued
                ? [("value", 0.2), .. scales.GetValueOrDefault(kind) >= FewestOrders ? [("orders", 1.0)] : NoColumns,
                    .. Enumerable.Range(1, DaysAfter).Select(d => (RegressionDesign.After(d), 0.05))]
                : []);
            columns.AddRange(!isRegular && !isValued ? [("like_sunday", 0.5), ("like_working_day", 0.5)] : []);
            columns.AddRange(isEvent && !isValued
                ? [(RegressionDesign.At(-1), 0.05), (RegressionDesign.At(1), 0.05)] : []);
            foreach (var (what, size) in columns)
            {
                yield return new Regressor(OfKind(kind, what), reason, size);
            }
        }
    }

    private static IEnumerable<Regressor> Events(ChainState chain, Horizon horizon)
    {
        var runs = new EventRuns(chain);
        var (columns, shared) = (0, 0);
        foreach (var key in runs.KeysBefore(chain.History.Days + horizon.Days))
        {
            var isAnchor = runs.IsAnchor(key);
            var longest = chain.History.Stores.SelectMany(s => runs.Of(key, s))
                .Select(r => r.Last - r.First).DefaultIfEmpty(0).Max();

            // Longer runs of a name that has a day of its own begin on another day of it each year.
            List<int> slots = [.. Enumerable.Range(0, EventSlots.Count).Where(slot => EventSlots.IsWithin(slot)
                ? slot - EventSlots.FirstWithin <= longest && (isAnchor || longest == 0) : isAnchor)];
            columns += slots.Count;
            if (columns > MostEventColumns)
            {
                // Kinds that share one have no column that tells them apart, so each name keeps its day.
                if (chain.Calendar.Kinds[chain.Calendar.KindOf(key.Kind)] != EventCalendar.OtherKinds
                    || ++shared > MostEventColumns)
                {
                    continue;
                }

                slots = [EventSlots.FirstWithin];
            }

            foreach (var slot in slots)
            {
                var step = slots.Contains(slot - 1) ? EventSlots.Step(slot) : 0;
                yield return new Regressor(OfEvent(key, slot), Reasons.OfKind(key.Kind), EventSlots.Size(slot), step);
            }
        }
    }

    private static Dictionary<string, double> Scale(ChainState chain)
    {
        var calendar = chain.Calendar;
        return chain.History.Calendar.Entries
            .Where(e => e.Value is { } value && double.IsFinite(value) && value != 0)
            .GroupBy(e => calendar.Kinds[calendar.KindOf(e.Kind)], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Average(e => Math.Abs(e.Value!.Value)), StringComparer.Ordinal);
    }

    // Every seventh day and no more than a few hundred series tell how a covariate is spread.
    private static double[] KnotsOf(ChainState chain, int covariate)
    {
        var step = Math.Max(1, chain.States.Count / 200);
        var values = new List<double>();
        for (var series = 0; series < chain.States.Count; series += step)
        {
            var days = chain.Covariates.Values[series][covariate];
            for (var day = series % 7; day < Math.Min(days.Length, chain.History.Days); day += 7)
            {
                if (!float.IsNaN(days[day]))
                {
                    values.Add(days[day]);
                }
            }
        }

        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? []
            : [.. KnotProbabilities.Select(p => sorted[(int)(p * (sorted.Length - 1))]).Distinct()];
    }
}
