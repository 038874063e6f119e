using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class PickWorkloadTests
{
    private const double Lines = 10;

    [Fact]
    public void A_store_that_says_nothing_works_as_usual() => Of().Should().Be(PickWorkload.Usual);

    [Fact]
    public void Without_a_quick_pick_room_all_lines_are_walked_for()
    {
        var shelves = Of(("quick_pick", "0"));

        // 7 more lines at 0.4 instead of 0.2 minutes, and a tour through 10 places instead of 3 of 6,000 square metres.
        var further = 0.7124 * (Math.Sqrt(10 * 6000) - Math.Sqrt(3 * 6000)) / 60;
        shelves.Minutes(Lines).Should().BeApproximately(PickWorkload.Usual.Minutes(Lines) + 1.4 + further, 1e-9);
        Of(("quick_pick", "1")).Should().Be(PickWorkload.Usual);
    }

    [Fact]
    public void A_conveyor_saves_the_way_back() =>
        Of(("conveyor", "1")).Minutes(Lines).Should()
            .BeApproximately(PickWorkload.Usual.Minutes(Lines) - (25.0 / 60), 1e-9);

    private static PickWorkload Of(params (string Name, string Value)[] attributes) => PickWorkload.Of(
        new Store { Id = "S1", Attributes = attributes.ToDictionary(a => a.Name, a => a.Value) });
}
