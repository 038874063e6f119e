using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Combination;
using Forecasting.Core.Models.FastTree;
using Forecasting.Core.Models.HourShares;
using Forecasting.Core.Models.Regression;
using Forecasting.Core.Models.Smoothing;
using Forecasting.Core.Models.Trees;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Combination;

public sealed class MemberTrustTests
{
    private static readonly IPointForecaster Slow = new SmoothingForecaster("slow", SmoothingSpeed.Slow);
    private static readonly IPointForecaster Fast = new SmoothingForecaster("fast", SmoothingSpeed.Fast);
    private static readonly IPointForecaster Trees =
        new PooledTreeForecaster("trees", new FastTreeTrainer(new FastTreeOptions()));

    [Fact]
    public void Members_of_one_sort_are_trusted_alike()
    {
        MemberTrust.Choose([Slow, Fast], Known(9_000)).Prior.Should().Equal(0.5, 0.5);
        MemberTrust.Choose([Trees], Known(1)).Prior.Should().Equal(1.0);
    }

    [Fact]
    public void Learners_and_the_others_share_alike_at_300_known_series_days() =>
        MemberTrust.Choose([Slow, Fast, Trees], Known(300)).Prior.Should().Equal(0.25, 0.25, 0.5);

    [Fact]
    public void Learners_earn_trust_with_the_known_days_only()
    {
        var young = MemberTrust.Choose([Slow, Trees], Known(50)).Prior;
        var old = MemberTrust.Choose([Slow, Trees], Known(2_700)).Prior;
        young[1].Should().BeApproximately(50 / 350.0, 1e-12);
        old[1].Should().BeApproximately(0.9, 1e-12);
        old.Sum().Should().BeApproximately(1, 1e-12);
    }

    [Fact]
    public void Members_that_could_hardly_tell_anything_are_left_out()
    {
        var (members, prior) = MemberTrust.Choose([Slow, Fast, Trees], Known(60_000));
        members.Should().Equal(Trees);
        prior.Should().Equal(1.0);
    }

    [Fact]
    public void A_member_that_adds_hours_up_is_left_out_where_there_are_no_hours() =>
        MemberTrust.Choose([Slow, new SummedHours(new HourSharesForecaster())], Known(100)).Members.Should()
            .Equal(Slow);

    [Fact]
    public void A_member_alone_serves_a_history_that_is_too_young_for_it()
    {
        var regression = new RegressionForecaster(rowBudget: 1_000);
        var young = Known(20);
        regression.AppliesTo(young).Should().BeFalse();
        MemberTrust.Choose([regression], young).Members.Should().Equal(regression);
        MemberTrust.Choose([Slow, regression], young).Members.Should().Equal(Slow);
    }

    /// <summary>Two stores that know so many days between them, and many days that nobody knows.</summary>
    private static DemandHistory Known(int seriesDays) => DailyChain.Make(
        [new Store { Id = "a" }, new Store { Id = "b" }], [], seriesDays + 40,
        (store, day) => day < (store == 0 ? seriesDays / 2 : seriesDays - (seriesDays / 2)) ? store : double.NaN);
}
