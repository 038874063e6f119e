using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Evaluation.Comparison;

/// <summary>What only the maker of a simulated chain knows: the rate at which orders came, by store and day. Models
/// never see it.</summary>
public sealed class SimulatedTruth
{
    private static readonly ContractColumn[] Columns =
        [new("store_id", true), new("date", true), new("expected", true), new("rate", true)];

    private readonly Dictionary<(string StoreId, int Day), (double Rate, double Expected)> _days = [];

    private SimulatedTruth()
    {
    }

    /// <summary>Reads the rates of some days; null where the folder holds no truth.</summary>
    /// <param name="folder">The folder of the chain.</param>
    /// <param name="first">First day that is needed.</param>
    /// <param name="log">Takes rejected rows.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static SimulatedTruth? Read(
        string folder, DateOnly first, ReadingLog log, CancellationToken cancellation)
    {
        // Columns that only the simulator needs are no news here.
        using var file = ContractFile.TryOpen(
            Path.Combine(folder, "truth"), "rates-hourly", Columns, log, moreAreAttributes: true);
        if (file is null)
        {
            return null;
        }

        var truth = new SimulatedTruth();
        var stores = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookup = stores.GetAlternateLookup<ReadOnlySpan<char>>();
        while (file.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!file.TryDate(1, out var date) || date < first
                || !file.TryNumber(2, out var expected) || !file.TryNumber(3, out var rate))
            {
                continue;
            }

            if (!lookup.TryGetValue(file.Field(0), out var store))
            {
                store = file.Field(0).ToString();
                stores.Add(store, store);
            }

            var sum = truth._days.GetValueOrDefault((store, date.DayNumber));
            truth._days[(store, date.DayNumber)] = (sum.Rate + rate, sum.Expected + expected);
        }

        return truth;
    }

    /// <summary>The day's true rate, chance shocks included; NaN where it is not known.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="date">The local date.</param>
    public double Rate(string storeId, DateOnly date) =>
        _days.TryGetValue((storeId, date.DayNumber), out var day) ? day.Rate : double.NaN;

    /// <summary>The day's rate before chance shocks; NaN where it is not known.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="date">The local date.</param>
    public double Expected(string storeId, DateOnly date) =>
        _days.TryGetValue((storeId, date.DayNumber), out var day) ? day.Expected : double.NaN;
}
