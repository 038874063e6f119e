using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models.Explaining;
using Forecasting.Core.Models.Regression;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class ManyKindsTests
{
    private const int Days = 700;
    private const int Lead = 5;
    private const double Lift = 0.5;
    private static readonly int[] Parades = [150, 390, 570, Days - 1 + Lead];
    private static readonly Store[] Stores = [.. Enumerable.Range(0, 6).Select(i => new Store { Id = $"S{i}" })];

    [Theory]
    [InlineData(8)]
    [InlineData(40)]
    [InlineData(90)]
    public void The_regression_expects_what_the_rarest_of_many_kinds_did_before(int kinds)
    {
        var history = Chain(kinds);
        var model = (IExplainedPointModel)new RegressionForecaster(50_000)
            .Fit(history, new Horizon(14), CancellationToken.None);

        var explained = model.Explain(history, new Horizon(14));

        explained.Logs[0][((Lead - 1) * Reasons.Count) + (int)Reason.Event].Should().BeInRange(0.3, 0.6);
    }

    [Theory]
    [InlineData(8, "parade")]
    [InlineData(40, "parade")]
    [InlineData(90, EventCalendar.OtherKinds)]
    public void The_trees_see_the_rarest_of_many_kinds_and_what_it_did_before(int kinds, string family)
    {
        var chain = ChainState.AtOrigin(Chain(kinds), new Horizon(14));
        var features = new EventFeatures();
        var columns = features.Columns(chain).ToList();
        var (plain, parade) = (new float[columns.Count], new float[columns.Count]);
        features.Write(new TargetDay(chain, 0, Days - 1, Lead - 1), plain);
        features.Write(new TargetDay(chain, 0, Days - 1, Lead), parade);

        (plain[columns.IndexOf(family)], parade[columns.IndexOf(family)]).Should().Be((0, 1));
        parade[columns.IndexOf("event_effect_pooled")].Should().BeInRange(0.3f, 0.6f);
        chain.Calendar.Names[(int)parade[0]].Should().Be("spring parade");
    }

    // The other kinds do nothing; each falls on six days, the parade on four.
    private static DemandHistory Chain(int kinds)
    {
        var random = new Random(5);
        return DailyChain.Make(
            Stores,
            [
                .. Parades.Select(d => DailyChain.Entry(d, "parade", "spring parade")),
                .. Enumerable.Range(0, kinds - 1).SelectMany(k => Enumerable.Range(0, 6)
                    .Select(i => DailyChain.Entry(10 + (((k * 37) + (i * 113)) % (Days - 20)), $"kind {k}"))),
            ],
            Days,
            (store, day) => 200 * (store + 1)
                * Math.Exp((0.05 * (random.NextDouble() - 0.5)) + (day % 7 * 0.02)
                    + (Parades.Contains(day) ? Lift : 0)));
    }
}
