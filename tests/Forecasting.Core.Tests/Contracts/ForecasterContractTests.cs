using System.Reflection;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;

namespace Forecasting.Core.Tests.Contracts;

public sealed class ForecasterContractTests
{
    public static TheoryData<string, Grain> Listed()
    {
        var entries = new TheoryData<string, Grain>();
        foreach (var forecaster in Forecasters.Daily.Concat(Forecasters.Hourly))
        {
            entries.Add(forecaster.Name, forecaster.Grain);
        }

        return entries;
    }

    [Theory]
    [MemberData(nameof(Listed))]
    public void Forecasts_have_the_right_shape(string name, Grain grain) =>
        ForecasterContract.HasTheRightShape(Forecasters.Named(name, grain));

    [Theory]
    [MemberData(nameof(Listed))]
    public void Values_after_the_origin_change_nothing(string name, Grain grain) =>
        ForecasterContract.DoesNotPeek(Forecasters.Named(name, grain));

    [Theory]
    [MemberData(nameof(Listed))]
    public void The_result_is_the_same_on_one_and_eight_threads(string name, Grain grain) =>
        ForecasterContract.IsReproducible(Forecasters.Named(name, grain));

    [Theory]
    [MemberData(nameof(Listed))]
    public void Forecasting_leaves_context_and_model_as_they_were(string name, Grain grain) =>
        ForecasterContract.ForecastingChangesNothing(Forecasters.Named(name, grain));

    [Theory]
    [MemberData(nameof(Listed))]
    public void Quantiles_rise_and_closed_times_are_exactly_zero(string name, Grain grain) =>
        ForecasterContract.QuantilesRiseAndClosedTimesAreZero(Forecasters.Named(name, grain));

    [Theory]
    [MemberData(nameof(Listed))]
    public void Every_mean_is_explained_by_parts_that_sum_to_it(string name, Grain grain) =>
        ForecasterContract.ExplainsItsMeans(Forecasters.Named(name, grain));

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_saved_model_loads_with_the_same_forecasts(string name, Grain grain) =>
        ForecasterContract.SavesAndLoads(Forecasters.Named(name, grain));

    [Theory]
    [MemberData(nameof(Listed))]
    public void A_series_of_zeros_a_constant_one_spike_and_a_young_one_are_forecast(string name, Grain grain)
    {
        var forecaster = Forecasters.Named(name, grain);
        ForecasterContract.SurvivesOddSeries(forecaster, _ => 0);
        ForecasterContract.SurvivesOddSeries(forecaster, _ => 120);
        ForecasterContract.SurvivesOddSeries(forecaster, day => day == 60 ? 1200 : 0);
        ForecasterContract.SurvivesOddSeries(forecaster, day => day == SampleChain.KnownDays - 1 ? 240 : double.NaN);
    }

    [Fact]
    public void A_forecaster_that_peeks_is_found_out()
    {
        var check = () => ForecasterContract.DoesNotPeek(new PeekingForecaster());
        check.Should().Throw<Exception>();
    }

    [Fact]
    public void A_forecaster_that_depends_on_the_threads_is_found_out()
    {
        var check = () => ForecasterContract.IsReproducible(new ThreadCountingForecaster());
        check.Should().Throw<Exception>();
    }

    [Fact]
    public void A_forecaster_that_names_no_weekday_is_found_out()
    {
        var check = () => ForecasterContract.ExplainsItsMeans(new ThreadCountingForecaster());
        check.Should().Throw<Exception>();
    }

    [Fact]
    public void Names_are_unique_within_a_grain()
    {
        Forecasters.Daily.Select(f => f.Name).Should().OnlyHaveUniqueItems();
        Forecasters.Hourly.Select(f => f.Name).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones()
    {
        var find = () => Forecasters.Named("oracle", Grain.Daily);
        find.Should().Throw<ArgumentException>().WithMessage("*'oracle'*champion*");
    }

    /// <summary>Reads past the cut through the shared numbers behind the series, as a careless model would.</summary>
    private sealed class PeekingForecaster : FakeForecaster
    {
        protected override double Orders(Series series)
        {
            var field = typeof(Series)
                .GetField("_values", BindingFlags.NonPublic | BindingFlags.Instance);
            return ((double[])field!.GetValue(series)!)[^1];
        }
    }

    private sealed class ThreadCountingForecaster : FakeForecaster
    {
        protected override double Orders(Series series) => Parallelism.MaxThreads;
    }

    private abstract class FakeForecaster : IForecaster, IFittedModel
    {
        public string Name => "fake";

        public Grain Grain => Grain.Daily;

        public IReadOnlyList<FitFailure> Failures => [];

        public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) => this;

        public IFittedModel Load(Stream file) => this;

        public void Save(Stream file)
        {
        }

        public IReadOnlyList<ForecastDistribution> Forecast(DemandHistory context, Horizon horizon) =>
            [.. context.Daily.Select(s => new ForecastDistribution(
                s.Key, context.Origin, Grain.Daily, 1, [.. Enumerable.Repeat((float)Orders(s), horizon.Days)]))];

        protected abstract double Orders(Series series);
    }
}
