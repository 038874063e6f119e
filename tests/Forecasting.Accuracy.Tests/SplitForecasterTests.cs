using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Accuracy.Tests;

public sealed class SplitForecasterTests
{
    private static readonly DemandHistory Chain = TinyChain.Make();

    [Fact]
    public void Fit_and_forecast_see_no_event()
    {
        var keeper = new HistoryKeeper();
        Forecast(new SplitForecaster(keeper, h => [ChangedHistories.WithoutEvents(h)]));

        keeper.Fitted.Concat(keeper.Contexts).Should().HaveCount(2).And.OnlyContain(h =>
            h.Calendar.Entries.All(e => e.Kind == CalendarEntry.ClosedKind));
        keeper.Contexts[0].Should().BeSameAs(keeper.Fitted[0], "what models keep beside a history is used again");
    }

    [Fact]
    public void Store_by_store_no_fit_sees_another_store_and_all_series_come_back_in_order()
    {
        var keeper = new HistoryKeeper();
        var distributions = Forecast(new SplitForecaster(keeper, ChangedHistories.StoreByStore));

        keeper.Fitted.Should().HaveCount(4).And.OnlyContain(h => h.Daily.Count == 1 && h.Stores.Count == 1);
        distributions.Select(d => d.Key).Should().Equal(Chain.Daily.Select(s => s.Key));
        distributions.Select(d => d.Mean(0)).Should().Equal(Chain.Daily.Select(s => s.Values[TinyChain.Days - 1]));
    }

    [Fact]
    public void A_variant_is_not_kept_as_a_file()
    {
        var variant = new SplitForecaster(new HistoryKeeper(), h => [h]);
        var model = variant.Fit(Chain, new Horizon(3), CancellationToken.None);

        FluentActions.Invoking(() => model.Save(Stream.Null)).Should().Throw<NotSupportedException>();
        FluentActions.Invoking(() => variant.Load(Stream.Null)).Should().Throw<NotSupportedException>();
    }

    private static IReadOnlyList<Core.Forecasts.ForecastDistribution> Forecast(SplitForecaster variant) =>
        variant.Fit(Chain, new Horizon(3), CancellationToken.None).Forecast(Chain, new Horizon(3));
}
