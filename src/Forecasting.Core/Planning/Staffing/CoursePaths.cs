using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Planning.Staffing;

/// <summary>A path of the forecast behind a course of a day.</summary>
/// <param name="Path">Index of the path.</param>
/// <param name="Weight">How much the course counts; 1 on the mean over all courses.</param>
internal readonly record struct CoursePath(int Path, double Weight);

/// <summary>
/// Which path stands behind which course of a day. Orders are late on the busiest days, so that half of the courses
/// are drawn from the busiest fifth of the paths, by one-hour orders of the day, and count less each: stratified
/// sampling with more draws where results differ most (Neyman 1934; Cochran 1977, chapter 5).
/// </summary>
internal static class CoursePaths
{
    /// <summary>The part of the paths that half of the courses are drawn from.</summary>
    private const double BusiestPart = 0.2;

    /// <summary>[course], its path and weight.</summary>
    /// <param name="channels">What is expected; where they differ in the number of paths, courses take them in turn.
    /// </param>
    /// <param name="count">Courses, 1 or more; from as many on as there are paths, they take them in turn.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="ordersOf">Orders of the day on a path of a channel.</param>
    internal static CoursePath[] Of(
        IReadOnlyList<ChannelDemand> channels, int count, int seed, Func<ForecastDistribution, int, double> ordersOf)
    {
        var urgent = channels.Where(c => c.Promise == DeliveryPromise.OneHour).Select(c => c.Hours).ToList();
        var pathCounts = channels.Select(c => c.Hours.PathCount).Distinct().ToList();
        if (count < 2 || urgent.Count == 0 || pathCounts is not [var paths] || count >= paths)
        {
            return [.. Enumerable.Range(0, count).Select(course => new CoursePath(course, 1))];
        }

        var byOrders = Enumerable.Range(0, paths).OrderBy(path => urgent.Sum(h => ordersOf(h, path))).ToArray();
        var busy = count / 2;
        var quietPaths = paths - Math.Max(busy, (int)(BusiestPart * paths));
        var random = new Random(seed);
        return
        [
            .. Drawn(byOrders.AsSpan(0, quietPaths), count - busy, count, paths, random),
            .. Drawn(byOrders.AsSpan(quietPaths), busy, count, paths, random),
        ];
    }

    /// <summary>One of each equal part of some paths.</summary>
    private static CoursePath[] Drawn(ReadOnlySpan<int> among, int courses, int allCourses, int allPaths, Random random)
    {
        var drawn = new CoursePath[courses];
        var part = (double)among.Length / courses;
        for (var course = 0; course < courses; course++)
        {
            drawn[course] = new CoursePath(
                among[(int)((course + random.NextDouble()) * part)], part * allCourses / allPaths);
        }

        return drawn;
    }
}
