using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Tests.Evaluation;

public sealed class CrpsTests
{
    [Fact]
    public void The_sample_1_and_3_scores_a_half_when_2_came() => Crps.Of([1, 3], 2).Should().Be(0.5);

    [Fact]
    public void One_value_scores_its_absolute_error() => Crps.Of([7], 4.5).Should().Be(2.5);

    [Fact]
    public void It_is_the_distance_to_the_actual_less_half_the_distance_within() =>
        Gen.Select(Gen.Double[0, 100].Array[1, 20], Gen.Double[0, 100]).Sample((sample, actual) =>
        {
            Array.Sort(sample);
            var toActual = sample.Average(x => Math.Abs(x - actual));
            var within = sample.Average(x => sample.Average(y => Math.Abs(x - y)));

            Crps.Of(sample, actual).Should().BeApproximately(toActual - (within / 2), 1e-9);
        });

    [Fact]
    public void Totals_are_scored_path_by_path()
    {
        var forecast = new ForecastDistribution(
            new SeriesKey("A", "all"), new Origin(new DateOnly(2024, 4, 7)), Grain.Daily, 2, [2, 1, 0, 1]);

        Crps.OfTotal(forecast, 0, 1, 2).Should().Be(Crps.Of([1, 3], 2));
    }

    [Fact]
    public void An_empty_sample_is_refused()
    {
        var scoring = () => Crps.Of([], 1);

        scoring.Should().Throw<ArgumentException>().WithParameterName("sorted");
    }
}
