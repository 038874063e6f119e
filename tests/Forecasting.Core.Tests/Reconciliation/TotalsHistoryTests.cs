using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Core.Tests.Reconciliation;

public sealed class TotalsHistoryTests
{
    private const int Days = 63;
    private const int ClosedDay = 50;
    private const int FirstDayOfNew = 40;
    private static readonly DateOnly FirstDay = new(2024, 1, 1);

    private readonly DemandHistory _history = Chain();
    private readonly Hierarchy _hierarchy;
    private readonly int _chainSum;

    public TotalsHistoryTests()
    {
        _hierarchy = Hierarchy.Of(_history.Stores, _history.Daily.Select(s => s.Key));
        _chainSum = _hierarchy.Sums.Count - 1;
    }

    [Fact]
    public void A_total_is_the_sum_of_its_members_and_a_member_counts_from_its_first_day()
    {
        var chain = Total();

        chain.Values[7].Should().Be(1000 + 100);
        chain.Values[FirstDayOfNew].Should().Be(1000 + 100 + 10);
    }

    [Fact]
    public void A_store_that_is_closed_while_others_trade_counts_as_usual() =>
        Total().Values[ClosedDay].Should().Be(1000 + 100 + 10);

    [Fact]
    public void A_total_whose_larger_part_is_missing_is_unknown() =>
        double.IsNaN(Total().Values[ClosedDay + 2]).Should().BeTrue();

    [Fact]
    public void A_closing_ahead_takes_the_usual_share_off_the_totals_forecast()
    {
        var node = _hierarchy.Sums[_chainSum];
        float[] ahead = [.. Enumerable.Repeat(1110f, 7)];
        var origin = _history.Origin;
        ForecastDistribution Of(SeriesKey key) => new(key, origin, Grain.Daily, 1, [.. ahead]);

        var corrected = TotalsForecasts.Of(
            _history, node, _hierarchy, Of(TotalsHistory.KeyOf(node)), [.. _hierarchy.Bottom.Select(Of)]);

        corrected.Mean(1).Should().BeApproximately(1110, 1e-3);
        corrected.Mean(2).Should().BeApproximately(1010, 0.1, "store B is closed three days ahead");
        corrected.Key.Should().Be(new SeriesKey("", Channel.AllId));
    }

    private Series Total() => TotalsHistory.Of(_history, _hierarchy, [_chainSum]).Daily.Single();

    /// <summary>A sells 1000 a day, B 100, and C 10 since day 40; B is closed once, and A is missing once.</summary>
    private static DemandHistory Chain()
    {
        var builder = new DemandHistoryBuilder();
        foreach (var id in (string[])["A", "B", "C"])
        {
            builder.Add(new Store { Id = id });
        }

        foreach (var day in (int[])[ClosedDay, Days + 2])
        {
            builder.Add(new CalendarEntry
            {
                Date = FirstDay.AddDays(day),
                Kind = CalendarEntry.ClosedKind,
                StoreId = "B",
            });
        }

        for (var day = 0; day < Days; day++)
        {
            Add("A", day != ClosedDay + 2, 1000);
            Add("B", day != ClosedDay, 100);
            Add("C", day >= FirstDayOfNew, 10);

            void Add(string store, bool isKnown, int orders)
            {
                if (isKnown)
                {
                    builder.AddDay(new SeriesKey(store, Channel.AllId), FirstDay.AddDays(day), orders);
                }
            }
        }

        return builder.Build();
    }
}
