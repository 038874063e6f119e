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
            foreach (var hours in coherent.Hourly.Values)
            {
                for (var path = 0; path < hours.PathCount; path++)
                {
                    foreach (var orders in hours.Path(path))
                    {
                        (orders >= 0 && orders == MathF.Floor(orders)).Should().BeTrue();
                    }
                }
            }
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void An_hour_that_is_closed_in_every_path_stays_exactly_0(string name) =>
        RandomChain.Any.Sample(chain =>
        {
            var coherent = Coherent(chain, name);
            for (var i = 0; i < chain.Hourly.Count; i++)
            {
                for (var step = 0; step < chain.Hourly[i].Steps; step++)
                {
                    (chain.Hourly[i].Mean(step) > 0 || coherent.Hourly[i].Mean(step) == 0).Should().BeTrue();
                }
            }
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

            for (var i = 0; i < given.Bottom.Count; i++)
            {
                for (var path = 0; path < RandomChain.PathCount; path++)
                {
                    reconciled[i].Path(path).ToArray().Zip(given.Bottom[i].Path(path).ToArray())
                        .Should().OnlyContain(p => Math.Abs(p.First - p.Second) < 1e-3);
                }
            }
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

    private sealed class AsItIs(ForecastDistribution first) : IReconciler
    {
        public string Name => "as-it-is";

        public bool UsesTotals => false;

        public IReadOnlyList<ForecastDistribution> Reconcile(BaseForecasts forecasts) =>
            [first.ToDaily(), .. forecasts.Bottom.Skip(1)];
    }
}
