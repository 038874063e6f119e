using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class StaffFolderTests : IDisposable
{
    private static readonly DateOnly Monday = new(2025, 6, 2);

    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-staff-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void People_have_roles_hours_and_the_times_at_which_they_can_work()
    {
        Write("staff.csv", "staff_id,store_id,name,roles,max_hours_week,hourly_cost\nE1,S001,王芳,picker|rider,24,26.5");
        Write("availability.csv", """
            staff_id,weekday,date,from_hour,until_hour,kind
            E1,1,,8,22,available
            E1,2,,10,16,available
            E1,,2025-06-03,0,24,away
            E1,,2025-06-04,8,12,available
            E1,,2025-06-05,0,24,wish_off
            """);

        var person = Read(out _).Of(StaffDays.Store(), Monday, 7).Should().ContainSingle().Which;

        person.Roles.Should().Equal(StaffRole.Picker, StaffRole.Rider);
        person.HoursAWeek.Should().Be(24);
        person.CostPerHour.Should().Be(26.5);
        person.Available.Should().Equal(
            new AvailableHours(Monday, 480, 1380), new AvailableHours(Monday.AddDays(2), 480, 720));
        person.Wishes.Should().Equal(new StaffWish(Monday.AddDays(3), WantsToWork: false));
    }

    [Fact]
    public void A_person_who_says_only_when_not_can_work_at_all_other_times()
    {
        Write("staff.csv", "staff_id,store_id,roles\nE1,S001,picker\nE2,S001,picker");
        Write("availability.csv", """
            staff_id,weekday,date,from_hour,until_hour,kind
            E1,,2025-06-03,0,24,away
            E2,1,,0,24,wish_off
            """);

        var people = Read(out _).Of(StaffDays.Store(), Monday, 3);

        people[0].Available.Should().Equal(
            new AvailableHours(Monday, 0, 2880), new AvailableHours(Monday.AddDays(2), 0, 2880));
        people[1].Available.Should().HaveCount(3);
        people[1].Wishes.Should().Equal(new StaffWish(Monday, WantsToWork: false));
    }

    [Fact]
    public void A_person_without_roles_is_kept_and_one_with_unknown_ones_is_rejected()
    {
        Write("staff.csv", "staff_id,store_id,roles\nE1,S001,\nE2,S001,cook\nE3,S001,picker\nE3,S001,rider");

        var people = Read(out var log).Of(StaffDays.Store(), Monday, 7);

        people.Select(p => p.Id).Should().Equal("E1", "E3");
        people[0].Roles.Should().BeEmpty();
        people[1].Available.Should().BeNull();
        log.Rejects.Select(r => r.Column).Should().Equal("roles", "staff_id");
    }

    [Theory]
    [InlineData("E1,8,,8,22,available", "weekday")]
    [InlineData("E1,,,8,22,available", "weekday")]
    [InlineData("E1,1,,8,25,available", "until_hour")]
    [InlineData("E1,1,,8,22,asleep", "kind")]
    public void A_row_of_availability_that_makes_no_sense_is_rejected(string row, string column)
    {
        Write("staff.csv", "staff_id,store_id,roles\nE1,S001,picker");
        Write("availability.csv", $"staff_id,weekday,date,from_hour,until_hour,kind\n{row}");

        Read(out var log);

        log.Rejects.Should().ContainSingle().Which.Column.Should().Be(column);
    }

    [Fact]
    public void Without_a_file_there_is_nobody() => Read(out _).Count.Should().Be(0);

    [Fact]
    public void Measured_minutes_are_used_from_two_hundred_orders_on()
    {
        var orders = Enumerable.Range(0, 300).Select(i => new HandledOrder(
            "S001", $"O{i}", Monday, 36_000 + i, DeliveryPromise.OneHour, 8, 1 + (i % 4),
            new HandlingMinutes(5, 1, 4, 2))).ToList();

        var measured = StoreHandling.Learn(orders, PickWorkload.Usual);
        var assumed = StoreHandling.Learn(orders[..100], PickWorkload.Usual);

        measured.IsMeasured.Should().BeTrue();
        measured.Mix.PickMinutes.MeanMinutes.Should().BeApproximately(5, 1e-9);
        measured.MeanWorkMinutes.Should().BeApproximately(6, 1e-9);
        measured.Mix.Zones.Sum(z => z.Share).Should().BeApproximately(1, 1e-9);
        assumed.IsMeasured.Should().BeFalse();
        assumed.Mix.PickMinutes.MeanMinutes.Should().BeApproximately(PickWorkload.Usual.Minutes(8), 0.01);
    }

    private StaffFolder Read(out ReadingLog log)
    {
        log = new ReadingLog();
        return StaffFolder.Read(_folder, log);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
