using Forecasting.Core.Domain;
using Forecasting.Core.Models.NewStore;

namespace Forecasting.Core.Tests.Models.NewStore;

public sealed class StoreAttributesTests
{
    [Fact]
    public void Sizes_become_standardised_logs_and_words_centred_shares()
    {
        var attributes = StoreAttributes.Read(
            [Store("a", ("size", "99"), ("format", "city")), Store("b", ("size", "9999"), ("format", "land"))]);
        attributes.Columns.Should().Be(3);
        attributes.Of("a").ToArray().Should().Equal([0.5, -0.5, -1], (x, y) => Math.Abs(x - y) < 1e-12);
        attributes.Of("b").ToArray().Should().Equal([-0.5, 0.5, 1], (x, y) => Math.Abs(x - y) < 1e-12);
        attributes.SquaredDistance("a", "b").Should().BeApproximately(1 + 1 + 4, 1e-12);
    }

    [Fact]
    public void An_unknown_number_stands_in_the_middle_and_what_is_alike_tells_nothing()
    {
        var attributes = StoreAttributes.Read(
            [Store("a", ("size", "1"), ("owner", "us")), Store("b", ("size", "3"), ("owner", "us")),
                Store("c", ("owner", "us"))]);
        attributes.Columns.Should().Be(1);
        attributes.Of("c").ToArray().Should().Equal(0);
    }

    [Fact]
    public void Names_that_hardly_repeat_are_no_attribute() => StoreAttributes.Read(
        [.. Enumerable.Range(0, 30).Select(i => Store($"s{i:00}", ("street", $"street {i}")))]).Columns.Should().Be(0);

    [Fact]
    public void Region_and_opening_hours_count() => StoreAttributes.Read(
        [new Store { Id = "a", Region = "n", OpenHour = 8, CloseHour = 20 }, new Store { Id = "b", Region = "s" }])
        .Columns.Should().Be(3);

    private static Store Store(string id, params (string Name, string Value)[] attributes) =>
        new() { Id = id, Attributes = attributes.ToDictionary(a => a.Name, a => a.Value) };
}
