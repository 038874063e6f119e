using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;

namespace Forecasting.Core.Tests.Features;

public sealed class FeatureMatrixTests
{
    private static readonly Horizon Horizon = new(Horizon.MaximumDays);
    private static readonly int[] Origins = [25, 130, 401, 640, 797];

    /// <summary>With leads of about a year, whose days of a year ago lie at the origin.</summary>
    private static readonly int[] Leads = [1, 2, 6, 7, 8, 20, 61, 348, 354, 359, 361, 362, 363, 364, 365, 366];

    [Theory]
    [InlineData(25)]
    [InlineData(130)]
    [InlineData(401)]
    [InlineData(640)]
    [InlineData(797)]
    public void Shuffling_all_orders_after_the_origin_changes_no_cell(int origin)
    {
        var expected = Build(DailyChain.Rich(), [origin]);
        int[] shuffled = [.. Enumerable.Range(0, DailyChain.RichDays)];
        new Random(11).Shuffle(shuffled.AsSpan(origin + 1));
        var plain = DailyChain.Rich();
        var found = Build(DailyChain.Rich((store, day, _) => plain.Daily[store].Values[shuffled[day]]), [origin]);

        Differences(expected, found).Should().BeEmpty();
        found.Baselines.Should().Equal(expected.Baselines);
        found.Ratios.Should().NotEqual(expected.Ratios, "the shuffled days are the targets, so the shuffling was real");
    }

    [Fact]
    public void Shuffling_orders_before_the_origin_does_change_cells()
    {
        var plain = DailyChain.Rich();
        int[] shuffled = [.. Enumerable.Range(0, DailyChain.RichDays)];
        new Random(11).Shuffle(shuffled.AsSpan(350, 50));
        var found = Build(DailyChain.Rich((store, day, _) => plain.Daily[store].Values[shuffled[day]]), [401]);
        Differences(Build(plain, [401]), found).Should().Contain(["log_level", "day_minus_2", "profile"]);
    }

    [Theory]
    [InlineData(130)]
    [InlineData(640)]
    public void A_row_is_the_same_in_training_and_when_the_history_ends_at_its_origin(int origin)
    {
        var history = DailyChain.Rich();
        var cut = history.UpTo(new Origin(history.FirstDay.AddDays(origin)));
        var training = Build(history, [origin]);
        var serving = Build(cut, [origin]);
        Differences(training, serving).Should().BeEmpty();
        serving.Baselines.Should().Equal(training.Baselines);
        serving.Ratios.Should().OnlyContain(r => float.IsNaN(r), "nothing after the origin is known there");
    }

    [Fact]
    public void Every_cell_is_finite_and_written()
    {
        var chain = ChainState.Of(DailyChain.Rich(), Origins, Horizon);
        foreach (var family in FeatureSet.Families)
        {
            var row = new float[family.Columns(chain).Count];
            foreach (var (series, origin, lead) in Targets(chain, Origins))
            {
                Array.Fill(row, float.NaN);
                family.Write(new TargetDay(chain, series, origin, lead), row);
                row.Should().OnlyContain(
                    cell => float.IsFinite(cell), "{0} from {1} for {2}", family.Family, origin, lead);
            }
        }
    }

    [Fact]
    public void Columns_and_families_line_up()
    {
        var chain = ChainState.Of(DailyChain.Rich(), Origins, Horizon);
        var matrix = FeatureMatrix.Build(chain, Targets(chain, Origins), CancellationToken.None);
        matrix.Columns.Should().OnlyHaveUniqueItems().And.HaveSameCount(matrix.Families);
        matrix.Columns.Zip(matrix.Families).Should().Equal(
            FeatureSet.Families.SelectMany(f => f.Columns(chain).Select(c => (c, f.Family))));
        matrix.Values.Should().HaveCount(matrix.Rows * matrix.Columns.Count);
        var (lead, weekday, store) = (Column(matrix, "lead"), Column(matrix, "weekday"), Column(matrix, "store"));
        foreach (var (target, row) in Targets(chain, Origins).Select((t, r) => (t, r)))
        {
            matrix.Row(row)[lead].Should().Be(target.LeadDays);
            matrix.Row(row)[weekday].Should().Be((target.Origin + target.LeadDays) % 7);
            matrix.Row(row)[store].Should().Be(target.Series);
        }
    }

    [Fact]
    public void Baseline_and_ratio_make_up_the_orders_of_a_known_target()
    {
        var history = DailyChain.Rich();
        var matrix = Build(history, [401]);
        var targets = Targets(ChainState.Of(history, [401], Horizon), [401]);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var orders = history.Daily[targets[row].Series].Values[targets[row].Origin + targets[row].LeadDays];
            if (!float.IsNaN(matrix.Ratios[row]))
            {
                Math.Exp(matrix.Baselines[row] + matrix.Ratios[row]).Should().BeApproximately(orders + 1, 0.01);
            }
        }

        matrix.Ratios.Count(float.IsNaN).Should().BeLessThan(matrix.Rows / 4);
    }

    [Fact]
    public void A_feature_that_asks_for_a_day_after_its_origin_is_refused()
    {
        var chain = ChainState.Of(DailyChain.Rich(), [401], Horizon);
        var peek = () => new TargetDay(chain, 0, 401, 7).Past(chain.States[0].Adjusted, 402);
        peek.Should().Throw<InvalidOperationException>().WithMessage("*402*401*");
        var target = new TargetDay(chain, 0, 401, 7);
        target.Past(chain.States[0].Adjusted, 401).Should().Be(chain.States[0].Adjusted[401]);
        float.IsNaN(target.Past(chain.States[0].Adjusted, -1)).Should().BeTrue();
    }

    private static FeatureMatrix Build(DemandHistory history, int[] origins)
    {
        var chain = ChainState.Of(history, origins, Horizon);
        return FeatureMatrix.Build(chain, Targets(chain, origins), CancellationToken.None);
    }

    /// <summary>Every series that is known at the origin, every origin, every lead.</summary>
    private static List<(int Series, int Origin, int LeadDays)> Targets(ChainState chain, int[] origins) =>
        [.. from series in Enumerable.Range(0, chain.States.Count)
            from origin in origins
            where chain.States[series].KnownDays[origin] > 0
            from lead in Leads
            select (series, origin, lead)];

    private static int Column(FeatureMatrix matrix, string name) => matrix.Columns.ToList().IndexOf(name);

    private static string[] Differences(FeatureMatrix expected, FeatureMatrix found)
    {
        found.Columns.Should().Equal(expected.Columns);
        found.Rows.Should().Be(expected.Rows);
        return [.. Enumerable.Range(0, expected.Values.Length).Where(i => expected.Values[i] != found.Values[i])
            .Select(i => expected.Columns[i % expected.Columns.Count]).Distinct()];
    }
}
