using Forecasting.Training.Verbs;

namespace Forecasting.Training.Tests;

public sealed class StaffOptionsTests
{
    [Fact]
    public void Lengths_of_shifts_are_written_with_their_quarters_of_hours() =>
        StaffOptions.HoursText([240, 450, 375]).Should().Be("4,7.5,6.25");
}
