using System.Data.Common;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation.Comparison;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Persistence.Switching;

/// <summary>The paired daily losses of every store since its last decision, festivals held out.</summary>
internal sealed class StoredLosses
{
    private readonly List<(PairedRecord Record, string Mode, string Reference)> _stores = [];

    private StoredLosses()
    {
    }

    /// <summary>The records of the stores that could switch to a mode, in whose favour positive differences
    /// speak.</summary>
    /// <param name="target">live or shadow.</param>
    public IReadOnlyList<PairedRecord> Towards(string target) => [.. _stores.Where(s => s.Mode != target)
        .Select(s => target == StoreMode.Live ? s.Record : s.Record.Swapped())];

    /// <summary>What ours is compared with in a store: manual, stand-in, or both.</summary>
    public string ReferenceOf(string storeId) => _stores.First(s => s.Record.StoreId == storeId).Reference;

    /// <summary>Reads what was published, what planners expected and what came.</summary>
    public static StoredLosses Read(DbConnection connection, int leadDays)
    {
        var losses = new StoredLosses();
        var kept = KeptForecastsTable.AtLead(connection, leadDays).ToLookup(k => k.StoreId, StringComparer.Ordinal);
        if (kept.Count == 0)
        {
            return losses;
        }

        var history = StoredDemandHistory.Read(connection);
        var manual = ManualForecastsTable.Scored(connection);
        var modes = StoreModesTable.All(connection).ToDictionary(m => m.StoreId, StringComparer.Ordinal);
        var heldOut = new HeldOutDays(EventCalendar.For(history, new Horizon(leadDays)));
        foreach (var store in history.Stores.Where(s => kept.Contains(s.Id)))
        {
            var mode = modes.GetValueOrDefault(store.Id);
            var from = mode?.EvidenceFrom ?? DateOnly.MinValue;
            List<KeptForecast> days = [.. kept[store.Id].Where(k => k.Date >= from)];
            List<(PairedDay Pair, bool IsManual)> pairs = [.. Pairs(history, heldOut, store, days, manual)];
            var manualDays = pairs.Count(p => p.IsManual);
            losses._stores.Add((
                new PairedRecord(store.Id, store.Region, [.. pairs.Select(p => p.Pair)]),
                mode?.Mode ?? StoreMode.Shadow,
                ComparedWith.Name(manualDays, pairs.Count - manualDays)));
        }

        return losses;
    }

    private static IEnumerable<(PairedDay Pair, bool IsManual)> Pairs(
        DemandHistory history, HeldOutDays heldOut, Store store, List<KeptForecast> days, ManualForecasts manual)
    {
        var orders = StoreTotals.Of(history, store.Id);
        foreach (var day in days)
        {
            var target = history.DayIndex(day.Date);
            if (target < 0 || target >= history.Days || heldOut.Contains(store.Id, day.Date))
            {
                continue;
            }

            var planned = manual.At(store.Id, day.Date, day.LeadDays);
            var expected = ComparedWith.Orders(planned, StandIn.Of(orders, target, target - day.LeadDays));
            var pair = PairedDay.Of(day.Date, orders[target], expected, day.Median);
            if (!double.IsNaN(pair.Difference))
            {
                yield return (pair, !double.IsNaN(planned));
            }
        }
    }
}
