using Forecasting.Core.Domain;
using Forecasting.Core.Reconciliation;

namespace Forecasting.Core.Tests.Reconciliation;

public sealed class HierarchyTests
{
    private static readonly Store[] Stores =
    [
        new() { Id = "A", Region = "south" }, new() { Id = "B", Region = "north" }, new() { Id = "C" },
    ];

    private static readonly SeriesKey[] Keys =
        [new("A", "app"), new("A", "web"), new("B", "app"), new("C", Channel.AllId)];

    [Fact]
    public void Totals_are_stores_channels_of_regions_regions_channels_and_the_chain()
    {
        var hierarchy = Hierarchy.Of(Stores, Keys);

        hierarchy.Bottom.Select(k => k.ToString()).Should().Equal("C", "B/app", "A/app", "A/web");
        hierarchy.Sums.Select(n => $"{n.Level} {n.Place} {n.ChannelId}: {string.Join(' ', n.Members)}").Should().Equal(
            "Store A all: 2 3", "Store B all: 1", "Store C all: 0",
            "RegionChannel north app: 1", "RegionChannel south app: 2", "RegionChannel south web: 3",
            "Region none all: 0", "Region north all: 1", "Region south all: 2 3",
            "Channel  app: 1 2", "Channel  web: 3", "Chain  all: 0 1 2 3");
    }

    [Fact]
    public void A_chain_without_regions_and_channels_is_one_level()
    {
        var hierarchy = Hierarchy.Of([new Store { Id = "A" }], [new("A", Channel.AllId)]);

        hierarchy.Sums.Select(n => n.Level).Should().Equal(HierarchyLevel.Chain);
    }

    [Fact]
    public void A_series_of_all_channels_beside_a_stores_own_is_left_out() =>
        Hierarchy.Of(Stores, [.. Keys, new("A", Channel.AllId)]).Bottom.Should().HaveCount(Keys.Length);

    [Fact]
    public void A_new_channel_is_one_more_series_in_every_total_above_it()
    {
        var before = Hierarchy.Of(Stores, Keys);
        var after = Hierarchy.Of(Stores, [.. Keys, new("B", "new")]);

        after.Bottom.Except(before.Bottom).Should().Equal(new SeriesKey("B", "new"));
        after.Sums.Select(n => (n.Level, n.Place, n.ChannelId))
            .Except(before.Sums.Select(n => (n.Level, n.Place, n.ChannelId))).Should().Equal(
                (HierarchyLevel.RegionChannel, "north", "new"), (HierarchyLevel.Channel, "", "new"));
    }

    [Fact]
    public void A_series_of_an_unknown_store_is_refused()
    {
        var making = () => Hierarchy.Of(Stores, [new("Z", "app")]);

        making.Should().Throw<ArgumentException>().WithMessage("*Z/app*");
    }

    [Fact]
    public void Numbers_add_up_to_all_totals()
    {
        var hierarchy = Hierarchy.Of(Stores, Keys);
        var sums = new double[hierarchy.Sums.Count];

        SummingMatrix.Apply(hierarchy, [1, 2, 4, 8], sums);

        sums.Should().Equal(12, 2, 1, 2, 4, 8, 1, 2, 12, 6, 8, 15);
    }
}
