using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;

namespace Forecasting.Core.Reconciliation;

/// <summary>Base forecasts of totals, corrected for members that do not trade as they used to.</summary>
public static class TotalsForecasts
{
    /// <summary>
    /// Takes out the usual share of members that are closed on a target day, and adds the members of which no order is
    /// known yet, which a forecast from the total's past cannot hold.
    /// </summary>
    /// <param name="history">Of the series, up to the origin.</param>
    /// <param name="node">The total.</param>
    /// <param name="hierarchy">Names its members.</param>
    /// <param name="total">What was forecast for the series of <see cref="TotalsHistory"/>.</param>
    /// <param name="bottom">[bottom] of the same grain and run.</param>
    public static ForecastDistribution Of(
        DemandHistory history,
        HierarchyNode node,
        Hierarchy hierarchy,
        ForecastDistribution total,
        IReadOnlyList<ForecastDistribution> bottom)
    {
        var perDay = total.Grain.StepsPerDay();
        List<Series> known = [.. node.Members.Select(m => history.Find(hierarchy.Bottom[m], Grain.Daily)!)
            .Where(s => s.FirstKnownStep() >= 0)];
        double[] open = [.. Enumerable.Range(1, total.Days).Select(lead => OpenShare(history, known, lead))];
        List<ForecastDistribution> unseen = [.. node.Members
            .Where(m => history.Find(hierarchy.Bottom[m], Grain.Daily)!.FirstKnownStep() < 0).Select(m => bottom[m])];
        var paths = new float[total.PathCount * total.Steps];
        for (var i = 0; i < paths.Length; i++)
        {
            var (path, step) = (i / total.Steps, i % total.Steps);
            paths[i] = total.Path(path)[step] * (float)open[step / perDay];
            foreach (var member in unseen)
            {
                paths[i] += member.Path(path)[step];
            }
        }

        return new ForecastDistribution(
            new SeriesKey(node.Place, node.ChannelId), total.Origin, total.Grain, total.PathCount, paths);
    }

    private static double OpenShare(DemandHistory history, List<Series> members, int lead)
    {
        double open = 0, all = 0;
        foreach (var series in members)
        {
            var usual = UsualOrders.At(series.Values, history.Days - 1 + lead - (7 * ((lead + 6) / 7)), 7);
            all += usual;
            open += TradingPattern.IsClosed(history, series, history.Origin.Target(lead)) ? 0 : usual;
        }

        return all > 0 ? open / all : 1;
    }
}
