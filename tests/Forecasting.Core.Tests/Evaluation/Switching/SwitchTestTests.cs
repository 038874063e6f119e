using CsCheck;
using Forecasting.Core.Evaluation.Switching;
using Forecasting.Core.Simulation;

namespace Forecasting.Core.Tests.Evaluation.Switching;

public sealed class SwitchTestTests
{
    private static readonly DateOnly FirstDay = new(2025, 3, 3);

    [Fact]
    public void The_mixture_martingale_has_its_worked_value() =>
        GaussianEvidence.Of(3, 100).Should().BeApproximately(37.54, 0.01);

    [Fact]
    public void Evidence_of_a_set_has_its_worked_value() =>
        GaussianEvidence.OfSet(3, 500, stores: 20).Should().BeApproximately(43.23, 0.01);

    [Fact]
    public void Few_stores_bet_on_larger_effects()
    {
        // exp(0.1 x 10 x 3 - 0.1 x 0.1 x 100 / 2)
        GaussianEvidence.OfSet(3, 100, stores: 4).Should().BeApproximately(12.18, 0.01);
        GaussianEvidence.OfSet(3, 100, stores: 6).Should().BeLessThan(12);
        GaussianEvidence.OfSet(3, 100, stores: 7).Should().Be(GaussianEvidence.OfSet(3, 100, stores: 700));
    }

    [Fact]
    public void A_student_t_becomes_the_normal_score_that_is_as_rare() =>
        GaussianEvidence.NormalScore(2.571, 5).Should().BeApproximately(1.96, 0.01);

    [Fact]
    public void Evidence_grows_with_the_score() =>
        Gen.Select(Gen.Double[-5, 5], Gen.Double[0, 2], Gen.Double[0.1, 300])
            .Sample((score, more, information) =>
                GaussianEvidence.Of(score + more, information) >= GaussianEvidence.Of(score, information));

    [Theory]
    [InlineData(1)]
    [InlineData(56)]
    [InlineData(300)]
    public void Evidence_is_expected_to_be_1_where_nothing_is_better(double information)
    {
        double mean = 0;
        double ofSet = 0;
        const double Step = 0.01;
        for (var z = -12.0; z < 14; z += Step)
        {
            var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * Step;
            mean += GaussianEvidence.Of(z, information) * density;
            ofSet += GaussianEvidence.OfSet(z, information, stores: 3) * density;
        }

        mean.Should().BeApproximately(1, 0.001);
        ofSet.Should().BeApproximately(1, 0.001);
    }

    [Fact]
    public void Negative_information_is_refused()
    {
        var asking = () => GaussianEvidence.Of(1, -1);
        asking.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(100, 110, 90, 0)]
    [InlineData(95, 110, 90, 0.1)]
    [InlineData(0, 0, 0, 0)]
    public void A_pair_has_the_scale_of_both_forecasts(
        double actual, double reference, double candidate, double expected) =>
        PairedDay.Of(FirstDay, actual, reference, candidate).Difference.Should().BeApproximately(expected, 1e-12);

    [Fact]
    public void A_pair_without_an_actual_is_unknown() =>
        PairedDay.Of(FirstDay, double.NaN, 10, 12).Difference.Should().Be(double.NaN);

    [Fact]
    public void Clearly_better_stores_are_proposed_and_worse_ones_are_not()
    {
        List<PairedRecord> records = [.. Enumerable.Range(0, 30).Select(i => Store(i, i < 20 ? 0.04 : -0.03, 70))];

        var proposed = SwitchTest.Look(records, new SwitchTestOptions()).Proposed.Select(s => s.StoreId).ToList();

        proposed.Should().HaveCountGreaterThan(15).And.OnlyContain(id => string.CompareOrdinal(id, "S20") < 0);
    }

    [Fact]
    public void Where_ours_is_no_better_hardly_any_chain_gets_a_proposal_though_it_is_looked_at_every_day()
    {
        var chains = Enumerable.Range(0, 40).Count(chain =>
        {
            List<PairedRecord> records = [.. Enumerable.Range(0, 10).Select(i => Store((100 * chain) + i, 0, 120))];
            return Enumerable.Range(3, 14).Any(week => SwitchTest.Look(
                [.. records.Select(r => r.UpTo(FirstDay.AddDays(7 * week)))], new SwitchTestOptions()).Proposed.Any());
        });

        chains.Should().BeLessThanOrEqualTo(5);
    }

    [Fact]
    public void The_order_of_the_stores_changes_nothing()
    {
        List<PairedRecord> records = [.. Enumerable.Range(0, 12).Select(i => Store(i, 0.02, 60))];
        var (there, back) = (SwitchTest.Look(records, new SwitchTestOptions()),
            SwitchTest.Look([.. records.AsEnumerable().Reverse()], new SwitchTestOptions()));

        back.Proposed.Select(s => s.StoreId).Should().Equal(there.Proposed.Select(s => s.StoreId));
        back.ChainEvidence.Should().BeApproximately(there.ChainEvidence, 1e-6 * there.ChainEvidence);
    }

    [Fact]
    public void Swapped_forecasts_are_proposed_the_other_way_round()
    {
        List<PairedRecord> records = [.. Enumerable.Range(0, 10).Select(i => Store(i, -0.05, 60))];

        SwitchTest.Look(records, new SwitchTestOptions()).Proposed.Should().BeEmpty();
        SwitchTest.Look([.. records.Select(r => r.Swapped())], new SwitchTestOptions()).Proposed.Should().NotBeEmpty();
    }

    [Fact]
    public void Few_days_say_nothing() =>
        SwitchTest.Look([Store(1, 0.2, 20)], new SwitchTestOptions()).Stores.Should().BeEmpty();

    [Fact]
    public void Days_that_stay_wrong_for_weeks_count_for_less()
    {
        List<PairedRecord> steady = [.. Enumerable.Range(0, 20).Select(i => Store(i, 0, 84))];
        List<PairedRecord> shaken = [.. Enumerable.Range(0, 20).Select(i => Store(i, 0, 84, weekShock: 0.06))];

        var (calm, wild) = (SwitchTest.Look(steady, new SwitchTestOptions()).Spread!,
            SwitchTest.Look(shaken, new SwitchTestOptions()).Spread!);
        wild.Inflation.Should().BeGreaterThan(2 * calm.Inflation);
        wild.Shared.Should().BeGreaterThan(calm.Shared + 0.3);
    }

    [Fact]
    public void A_share_of_false_proposals_lies_between_0_and_1()
    {
        var looking = () => SwitchTest.Look([], new SwitchTestOptions { FalseShare = 1 });
        looking.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static PairedRecord Store(int number, double mean, int days, double weekShock = 0)
    {
        var stream = new RandomStream(11, "paired", number);
        var shared = new RandomStream(11, "weeks");
        var weeks = Enumerable.Range(0, (days / 7) + 1).Select(_ => weekShock * shared.Gaussian()).ToList();
        return new PairedRecord($"S{number:D2}", "", [.. Enumerable.Range(0, days).Select(day => new PairedDay(
            FirstDay.AddDays(day), mean + weeks[day / 7] + (0.06 * stream.Gaussian())))]);
    }
}
