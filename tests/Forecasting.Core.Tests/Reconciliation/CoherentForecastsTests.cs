using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Core.Tests.Reconciliation;

public sealed class CoherentForecastsTests
{
    public static TheoryData<string> Names => [.. Reconcilers.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_path_adds_up_is_whole_and_never_negative(string name) =>
        RandomChain.Any.Sample(chain =>
        {
            var coherent = Coherent(chain, name);

            Violations.Count(coherent).Should().Be(0);
            coherent.Hourly.Values.SelectMany(Orders).Should().NotBeEmpty();
            coherent.Hourly.Values.SelectMany(Orders).All(o => o >= 0 && o == MathF.Floor(o)).Should().BeTrue();
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void An_hour_that_is_closed_in_every_path_stays_exactly_0(string name) =>
        RandomChain.Any.Sample(chain =>
        {
            var coherent = Coherent(chain, name);
            chain.Hourly.SelectMany((hours, i) => Enumerable.Range(0, hours.Steps)
                .Where(step => hours.Mean(step) == 0 && coherent.Hourly[i].Mean(step) > 0)).Should().BeEmpty();
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecasts_that_add_up_already_stay_as_they_are(string name) =>
        RandomChain.Any.Sample(chain =>
        {
            var given = chain.Forecasts;
            var adding = new BaseForecasts(given.Hierarchy, given.Bottom, given.Sums,
                [.. given.Sums.Select(s => SummingMatrix.Total(given.Hierarchy, s, given.Bottom))]);

            var reconciled = Reconcilers.Named(name).Reconcile(adding);

            reconciled.SelectMany(Orders).Zip(given.Bottom.SelectMany(Orders))
                .All(p => Math.Abs(p.First - p.Second) < 1e-3).Should().BeTrue();
        });

    [Fact]
    public void A_path_that_does_not_add_up_would_be_counted()
    {
        var keys = new[] { new SeriesKey("S0", "a"), new SeriesKey("S0", "b") };
        var hierarchy = Hierarchy.Of([new Store { Id = "S0" }], keys);
        ForecastDistribution[] days = [RandomChain.Daily(keys[0], 3, 4), RandomChain.Daily(keys[1], 1, 2)];
        var forecasts = new BaseForecasts(hierarchy, days, [], []);
        var hours = new float[48];
        (hours[9], hours[24 + 9]) = (3, 4);

        var right = CoherentForecasts.Of(forecasts, new BottomUp(), [Hourly(hours)], _ => true);
        hours[9] = 2.5f;
        var wrong = CoherentForecasts.Of(forecasts, new AsItIs(Hourly(hours)), [], _ => false);

        Violations.Count(right).Should().Be(0);
        Violations.Count(wrong).Should().Be(0, "days alone add up whatever they are");
        Violations.OfHours(Hourly(hours), days[0]).Should().Be(1);
        Violations.OfTotal(days[0], [.. days]).Should().Be(2);

        ForecastDistribution Hourly(float[] paths) =>
            new(keys[0], days[0].Origin, Grain.Hourly, 2, [.. paths]);
    }

    [Fact]
    public void Forecasts_of_different_runs_are_refused()
    {
        var key = new SeriesKey("S0", Channel.AllId);
        var hierarchy = Hierarchy.Of([new Store { Id = "S0" }], [key]);

        var mixing = () => new BaseForecasts(
            hierarchy, [RandomChain.Daily(key, 1)], [0], [RandomChain.Daily(key, 1, 2)]);

        mixing.Should().Throw<ArgumentException>().WithMessage("*same run*");
    }

    private static CoherentForecasts Coherent(RandomChain chain, string name) =>
        CoherentForecasts.Of(chain.Forecasts, Reconcilers.Named(name), chain.Hourly, _ => true);

    private static IEnumerable<float> Orders(ForecastDistribution forecast) =>
        Enumerable.Range(0, forecast.PathCount).SelectMany(path => forecast.Path(path).ToArray());

    private sealed class AsItIs(ForecastDistribution first) : IReconciler
    {
        public string Name => "as-it-is";

        public bool UsesTotals => false;

        public IReadOnlyList<ForecastDistribution> Reconcile(BaseForecasts forecasts) =>
            [first.ToDaily(), .. forecasts.Bottom.Skip(1)];
    }
}
