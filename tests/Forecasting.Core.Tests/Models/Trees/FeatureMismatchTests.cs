using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.FastTree;
using Forecasting.Core.Models.Trees;
using Forecasting.Core.Tests.Contracts;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Trees;

public sealed class FeatureMismatchTests
{
    private static readonly Horizon Week = new(7);

    private static readonly FastTreeTrainer Trainer =
        new(new FastTreeOptions { RowBudget = 3_000, Trees = 10, Leaves = 4 });

    private static readonly CalendarEntry[] Promotions =
        [.. DailyChain.Entries("promotion", Enumerable.Range(0, 420).Where(d => d % 30 == 3))];

    [Fact]
    public void A_calendar_kind_that_came_after_the_training_is_refused_by_name()
    {
        var forecaster = new PooledTreeForecaster("trees", Trainer);
        var loaded = SavedAndLoaded(forecaster, forecaster.Fit(Daily(Promotions), Week, CancellationToken.None));
        var fairs = DailyChain.Entries("fair", Enumerable.Range(0, 420).Where(d => d % 40 == 9));

        var forecasting = () => loaded.Predict(Daily([.. Promotions, .. fairs]), Week);

        forecasting.Should().Throw<FeatureMismatchException>()
            .WithMessage("*trees*calendar kinds: new are 'fair (event)'*'fair_days_to'*Train again*");
    }

    [Fact]
    public void Explaining_refuses_too()
    {
        var forecaster = new PooledTreeForecaster("trees", Trainer);
        var model = (PooledTreeModel)forecaster.Fit(Daily(Promotions), Week, CancellationToken.None);

        var explaining = () => model.Explain(Daily([]), Week);

        explaining.Should().Throw<FeatureMismatchException>().WithMessage("*gone are 'promotion (event)'*");
    }

    [Fact]
    public void More_days_of_the_same_kinds_are_no_mismatch()
    {
        var forecaster = new PooledTreeForecaster("trees", Trainer);
        var loaded = SavedAndLoaded(forecaster, forecaster.Fit(Daily(Promotions), Week, CancellationToken.None));
        CalendarEntry[] more = [.. Promotions, DailyChain.Entry(405, "promotion")];

        loaded.Predict(Daily(more), Week).Should().OnlyContain(days => days.All(double.IsFinite));
    }

    [Fact]
    public void Trees_of_hours_refuse_another_calendar()
    {
        var forecaster = new HourlyTreeForecaster("hourly-trees", Trainer);
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        var loaded = SavedAndLoaded(forecaster, forecaster.Fit(history, Week, CancellationToken.None));
        var other = new DemandHistory(
            history.Stores,
            history.Channels,
            new TradingCalendar([.. history.Calendar.Entries, new() { Date = history.FirstDay, Kind = "fair" }]),
            [],
            history.FirstDay,
            history.Days,
            history.Daily,
            history.Hourly);

        loaded.Predict(history, Week).Should().NotBeEmpty();
        var forecasting = () => loaded.Predict(other, Week);
        forecasting.Should().Throw<FeatureMismatchException>().WithMessage("*hourly-trees*'fair (event)'*");
    }

    private static IFittedPointModel SavedAndLoaded(IPointForecaster forecaster, IFittedPointModel model)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        model.Save(writer);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        return forecaster.Load(reader);
    }

    private static DemandHistory Daily(CalendarEntry[] entries) => DailyChain.Make(
        [new Store { Id = "a" }, new Store { Id = "b" }], entries, 400,
        (store, day) => 100 + (store * 20) + (10 * (day % 7)) + (5 * Math.Sin(day)));
}
