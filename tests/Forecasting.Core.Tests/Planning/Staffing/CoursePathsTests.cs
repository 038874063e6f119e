using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class CoursePathsTests
{
    private const int Paths = 200;

    private static readonly ForecastDistribution Hours = StaffDays.Hours(h => StaffDays.DayCurve[h], spread: 0.3);

    [Fact]
    public void Weights_are_1_on_the_mean_and_paths_are_those_of_the_forecast() =>
        Gen.Select(Gen.Int[1, 300], Gen.Int).Sample((count, seed) =>
        {
            var courses = Of(count, seed);
            courses.Should().HaveCount(count);
            courses.Average(c => c.Weight).Should().BeApproximately(1, 1e-9);
            courses.Should().OnlyContain(c => c.Weight > 0 && c.Path >= 0 && c.Path < Math.Max(Paths, count));
        });

    [Fact]
    public void Half_of_the_courses_are_of_the_busiest_fifth_of_the_days()
    {
        var busiest = Enumerable.Range(0, Paths).OrderByDescending(path => Orders(Hours, path)).Take(40).ToHashSet();

        Of(30, 5).Count(c => busiest.Contains(c.Path)).Should().Be(15);
        Of(30, 5).Where(c => busiest.Contains(c.Path)).Sum(c => c.Weight).Should().BeApproximately(0.2 * 30, 1e-9);
    }

    [Fact]
    public void Few_courses_tell_how_often_a_day_is_busier_than_any_limit()
    {
        // Over all paths, 1 of 20 days is busier; of 24 courses that take paths in turn, 1 or 2 or none.
        var totals = Enumerable.Range(0, Paths).Select(path => Orders(Hours, path)).Order().ToArray();
        var limit = totals[190];

        for (var seed = 0; seed < 20; seed++)
        {
            Of(24, seed).Where(c => Orders(Hours, c.Path) >= limit).Sum(c => c.Weight / 24).Should()
                .BeApproximately(0.05, 0.012);
        }
    }

    [Fact]
    public void With_as_many_courses_as_paths_each_path_is_taken_once() =>
        Of(Paths, 3).Should().Equal(Enumerable.Range(0, Paths).Select(path => new CoursePath(path, 1)));

    [Fact]
    public void The_same_seed_gives_the_same_paths()
    {
        Of(30, 7).Should().Equal(Of(30, 7));
        Of(30, 7).Should().NotEqual(Of(30, 8));
    }

    private static double Orders(ForecastDistribution hours, int path) => hours.Path(path).ToArray().Sum();

    private static CoursePath[] Of(int count, int seed) =>
        CoursePaths.Of([new ChannelDemand(DeliveryPromise.OneHour, Hours)], count, seed, Orders);
}
