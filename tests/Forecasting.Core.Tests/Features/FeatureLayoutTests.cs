using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class FeatureLayoutTests
{
    private static readonly FeatureLayout Fitted = new(["lead", "fair"], ["closed", "fair (event)"]);

    [Fact]
    public void The_same_names_in_the_same_order_are_no_difference() =>
        Fitted.Difference(new FeatureLayout(["lead", "fair"], ["closed", "fair (event)"])).Should().BeNull();

    [Fact]
    public void What_is_new_and_what_is_gone_is_named() =>
        Fitted.Difference(new FeatureLayout(["lead", "rain"], ["closed"])).Should()
            .Be("calendar kinds: gone are 'fair (event)'; columns: new are 'rain', gone are 'fair'");

    [Fact]
    public void Another_order_or_another_part_is_a_difference()
    {
        Fitted.Difference(Fitted with { Columns = ["fair", "lead"] }).Should()
            .Be("columns in another order: 'fair', 'lead' instead of 'lead', 'fair'");
        Fitted.Difference(Fitted with { Kinds = ["closed", "fair (regular)"] }).Should()
            .Be("calendar kinds: new are 'fair (regular)', gone are 'fair (event)'");
    }

    [Fact]
    public void A_long_list_is_cut_short() =>
        Fitted.Difference(Fitted with { Columns = [.. Enumerable.Range(0, 9).Select(i => $"c{i}")] }).Should()
            .Contain("'c5' and 3 more");

    [Fact]
    public void The_layout_of_a_chain_names_each_column_once_and_each_kind_with_its_part()
    {
        var history = DailyChain.Rich();
        var layout = FeatureLayout.Of(ChainState.AtOrigin(history, new(7)));

        layout.Columns.Should().OnlyHaveUniqueItems().And.Contain(["log_level", "festival_days_to"]);
        layout.Kinds.Should().Equal("closed", "promotion (regular)", "festival (event)");
    }
}
