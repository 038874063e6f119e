using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Tests.Models.Combination;

public sealed class LeadGroupsTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    [InlineData(14, 1)]
    [InlineData(15, 2)]
    [InlineData(28, 2)]
    [InlineData(29, 3)]
    [InlineData(56, 3)]
    [InlineData(57, 4)]
    [InlineData(366, 4)]
    public void A_group_ends_with_its_last_week(int leadDays, int group)
    {
        LeadGroups.Of(leadDays).Should().Be(group);
        group.Should().BeLessThan(LeadGroups.Count);
    }

    [Fact]
    public void The_origin_itself_is_no_lead()
    {
        var ask = () => LeadGroups.Of(0);
        ask.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("leadDays");
    }
}
