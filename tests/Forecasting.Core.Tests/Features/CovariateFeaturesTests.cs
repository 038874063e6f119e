using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Features;

public sealed class CovariateFeaturesTests
{
    private const int Days = 60;
    private const int LastDay = Days - 1;

    private static readonly Horizon Ahead = new(7);
    private static readonly Store[] Stores = [new() { Id = "a" }, new() { Id = "b" }];

    /// <summary>Rain of day d is d: the last week has a mean of 56, the last four weeks one of 45.5.</summary>
    [Fact]
    public void The_target_days_value_stands_beside_the_last_week_and_the_last_four()
    {
        var row = Row(0, Daily("rain", "", true, d => d, Days + 7));
        row.Should().Equal(62, 62 - 45.5f, 56 - 45.5f);
    }

    [Fact]
    public void A_stores_own_value_comes_before_that_of_all_stores()
    {
        Covariate[] both = [Daily("rain", "a", true, _ => 5, Days + 7), Daily("rain", "", true, _ => 2, Days + 7)];
        Row(0, both).Should().Equal(5, 0, 0);
        Row(1, both).Should().Equal(2, 0, 0);
    }

    [Fact]
    public void Hours_are_averaged()
    {
        var values = new Dictionary<(int, int), double>();
        for (var day = 0; day < Days + 7; day++)
        {
            values[(DailyChain.Monday.DayNumber + day, 8)] = 1;
            values[(DailyChain.Monday.DayNumber + day, 9)] = 4;
        }

        Row(0, new Covariate("rain", "", true, values)).Should().Equal(2.5f, 0, 0);
    }

    [Fact]
    public void Beyond_the_forecast_of_it_a_daily_covariate_is_as_in_its_last_week() =>
        Row(0, Daily("rain", "", true, d => d, Days)).Should()
            .Equal([56, 10.5f, 10.5f], "the forecast ends at the origin");

    [Fact]
    public void What_is_missing_is_marked_far_below_all_values()
    {
        var everyFifthDay = Enumerable.Range(0, Days + 7).Where(d => d % 5 == 0)
            .ToDictionary(d => (DailyChain.Monday.DayNumber + d, -1), _ => 1.0);
        Row(0, new Covariate("offer", "", true, everyFifthDay)).Should().Equal(-1e6f, -1e6f, -1e6f);
    }

    [Fact]
    public void A_covariate_known_in_hindsight_and_one_with_few_values_have_no_columns()
    {
        var chain = Chain(
            Daily("rain", "", false, d => d, Days), Daily("heat", "", true, d => d, Days + 7),
            Daily("rare", "", true, d => d, 2));
        chain.Covariates.Names.Should().Equal("heat");
    }

    [Fact]
    public void Only_the_fullest_covariates_get_columns_in_the_order_of_their_names()
    {
        Covariate[] many =
            [.. Enumerable.Range(0, 10).Select(k => Daily($"c{9 - k}", "", true, d => d, Days - (k * 2)))];
        Chain(many).Covariates.Names.Should().Equal(Enumerable.Range(2, 8).Select(k => $"c{k}"));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(52)]
    public void No_value_after_the_origin_counts_but_the_target_days(int origin)
    {
        var plain = Chain(Daily("rain", "", true, d => d, Days));
        var other = Chain(Daily("rain", "", true, d => d > origin && d != origin + 3 ? 900 - d : d, Days));
        Row(other, 0, origin, 3).Should().Equal(Row(plain, 0, origin, 3));
        Row(other, 0, origin, 4).Should().NotEqual(Row(plain, 0, origin, 4));
    }

    private static float[] Row(int series, params Covariate[] covariates) =>
        Row(Chain(covariates), series, LastDay, 3);

    private static float[] Row(ChainState chain, int series, int origin, int lead)
    {
        var family = new CovariateFeatures();
        var row = new float[family.Columns(chain).Count];
        family.Write(new TargetDay(chain, series, origin, lead), row);
        return row;
    }

    private static ChainState Chain(params Covariate[] covariates)
    {
        var plain = DailyChain.Make(Stores, [], Days, (_, _) => 10);
        var history = new DemandHistory(
            plain.Stores, plain.Channels, plain.Calendar, covariates, plain.FirstDay, plain.Days, plain.Daily, []);
        return ChainState.Of(history, [40, 52, LastDay], Ahead);
    }

    private static Covariate Daily(string name, string storeId, bool knownAhead, Func<int, double> value, int days) =>
        new(name, storeId, knownAhead, Enumerable.Range(0, days)
            .ToDictionary(d => (DailyChain.Monday.DayNumber + d, -1), d => value(d)));
}
