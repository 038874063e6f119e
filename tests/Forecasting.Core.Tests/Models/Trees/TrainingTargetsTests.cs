using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.Models.Trees;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Trees;

public sealed class TrainingTargetsTests
{
    private static readonly Horizon Horizon = new(28);

    [Fact]
    public void Origins_rise_to_the_day_before_the_last_and_leads_fit_the_horizon() =>
        Gen.Select(Gen.Int[10, 1500], Gen.Int[1, 1200], Gen.Int[1, 61], Gen.Int[1_000, 400_000])
            .Sample((days, series, horizon, budget) =>
        {
            var (origins, leads) = TrainingTargets.Grid(days, series, new Horizon(horizon), budget);
            origins.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
            origins[^1].Should().Be(days - 2);
            origins[0].Should().BeGreaterThanOrEqualTo(7);
            leads.Should().BeInRange(1, horizon);
            (origins.Length < 2 || (origins[1] - origins[0]) % 7 != 0).Should().BeTrue("every weekday has its turn");
        });

    [Fact]
    public void The_rows_stay_within_the_budget() =>
        Gen.Select(Gen.Int[100, 1500], Gen.Int[1, 1200], Gen.Int[1, 61]).Sample((days, series, horizon) =>
        {
            var (origins, leads) = TrainingTargets.Grid(days, series, new Horizon(horizon), 300_000);
            ((long)origins.Length * leads * series).Should().BeLessThanOrEqualTo(330_000);
        });

    [Fact]
    public void Rows_are_known_targets_after_origins_with_enough_history()
    {
        var history = DailyChain.Rich();
        var (origins, leads) = TrainingTargets.Grid(history.Days, 3, Horizon, 3_000);
        var chain = ChainState.Of(history, origins, Horizon);
        var rows = TrainingTargets.Draw(chain, origins, leads, Horizon);
        rows.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(1_000);
        foreach (var (series, origin, lead) in rows)
        {
            lead.Should().BeInRange(1, Horizon.Days);
            chain.States[series].KnownDays[origin].Should().BeGreaterThanOrEqualTo(21);
            double.IsNaN(history.Daily[series].Values[origin + lead]).Should().BeFalse();
            chain.States[series].IsClosed(origin + lead).Should().BeFalse();
        }

        rows.Select(r => r.LeadDays).Distinct().Should().HaveCount(Horizon.Days, "every lead is learnt");
        rows.Where(r => r.Series == 2).Min(r => r.Origin).Should().BeGreaterThanOrEqualTo(320, "it opened on day 300");
        TrainingTargets.Draw(chain, origins, leads, Horizon).Should().Equal(rows);
    }

    [Fact]
    public void A_row_weighs_half_after_a_year()
    {
        TrainingTargets.Weight(999, 1_000).Should().Be(1);
        TrainingTargets.Weight(999 - 365, 1_000).Should().BeApproximately(0.5f, 1e-6f);
        TrainingTargets.Weight(999 - 730, 1_000).Should().BeApproximately(0.25f, 1e-6f);
    }
}
