using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Features;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>When the switch to ours would have been proposed, had the test looked every day since the first.</summary>
public sealed class SwitchTimeline
{
    private readonly Dictionary<string, int> _days = new(StringComparer.Ordinal);

    private SwitchTimeline(IReadOnlyList<PairedRecord> records, SwitchLook last, int heldOutDays) =>
        (Records, LastLook, HeldOutDays) = (records, last, heldOutDays);

    /// <summary>The paired days of every store, held-out days left out.</summary>
    public IReadOnlyList<PairedRecord> Records { get; }

    /// <summary>The look on the last day.</summary>
    public SwitchLook LastLook { get; }

    /// <summary>Store days that were held out: those at a festival or what comes with it.</summary>
    public int HeldOutDays { get; }

    /// <summary>Days from the first compared day to the proposal, both included; null where there was none.</summary>
    /// <param name="storeId">The store.</param>
    public int? DaysUntilProposal(string storeId) => _days.TryGetValue(storeId, out var days) ? days : null;

    /// <summary>Looks at a comparison day by day.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="leadDays">The lead that is judged.</param>
    /// <param name="test">How strict the test is.</param>
    public static SwitchTimeline Of(ForecastComparison comparison, int leadDays, SwitchTestOptions test)
    {
        var heldOutDays = new HeldOutDays(EventCalendar.For(comparison.History, new Horizon(leadDays)));
        var heldOut = 0;
        var records = new List<PairedRecord>();
        var scored = comparison.Days.Where(d => d.LeadDays == leadDays && d.IsKnown).GroupBy(d => d.StoreId);
        foreach (var store in scored)
        {
            var pairs = new List<PairedDay>();
            foreach (var day in store)
            {
                var pair = PairedDay.Of(day.Date, day.Actual, day.Reference, day.Ours);
                if (heldOutDays.Contains(store.Key, day.Date))
                {
                    heldOut++;
                }
                else if (!double.IsNaN(pair.Difference))
                {
                    pairs.Add(pair);
                }
            }

            records.Add(new PairedRecord(store.Key, comparison.History.Store(store.Key).Region, pairs));
        }

        var timeline = new SwitchTimeline(records, SwitchTest.Look(records, test), heldOut);
        for (var day = comparison.Span.FirstDay; day <= comparison.Span.LastDay; day = day.AddDays(1))
        {
            var look = SwitchTest.Look([.. records.Select(r => r.UpTo(day))], test);
            foreach (var store in look.Proposed)
            {
                timeline._days.TryAdd(store.StoreId, day.DayNumber - comparison.Span.FirstDay.DayNumber + 1);
            }
        }

        return timeline;
    }
}
