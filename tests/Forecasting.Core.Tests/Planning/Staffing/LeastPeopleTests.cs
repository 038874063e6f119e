using CsCheck;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Core.Tests.Planning.Staffing;

public sealed class LeastPeopleTests
{
    private static readonly SlotWindow Window = new(0, 0, 15);

    private static readonly Gen<Line> Lines = Gen.Select(
        Gen.Int[1, 60], Gen.Double[0.1, 3], Gen.Double[1, 6],
        (waiting, weight, perPerson) => new Line(waiting, weight, perPerson, 0));

    [Fact]
    public void The_number_is_the_smallest_that_a_scan_finds_from_any_guess() =>
        Gen.Select(Lines.Array[1, 12], Gen.Double[0.005, 0.3], Gen.Int[0, 90], Gen.Int[0, 5])
            .Sample((lines, share, guess, floor) =>
            {
                var need = new LeastPeople(lines, share).Find(guess, floor, Window);
                var concerned = lines.Sum(l => l.Weight * l.Waiting);

                IsLeast(lines, need.People, floor, share * concerned).Should().BeTrue();
                need.IsReachable.Should().BeTrue();
                need.LateShare.Should().BeApproximately(Late(lines, need.People) / concerned, 1e-9);
                need.Concerned.Should().BeApproximately(concerned, 1e-9);
            });

    [Fact]
    public void What_is_late_anyway_is_not_staffed_against() =>
        Gen.Select(Lines.Array[1, 12], Gen.Double[0.005, 0.3]).Sample((lines, share) =>
        {
            Line[] slow = [.. lines.Select(l => l with { LateAnyway = l.Waiting })];
            var need = new LeastPeople(slow, share).Find(0, 0, Window);
            var concerned = slow.Sum(l => l.Weight * l.Waiting);
            var allowed = concerned + (share * concerned / 4);

            IsLeast(slow, need.People, 0, allowed).Should().BeTrue();
            need.IsReachable.Should().BeFalse();
        });

    [Fact]
    public void A_number_does_not_hang_on_what_was_searched_before() =>
        Gen.Select(Lines.Array[2, 12], Gen.Double[0.005, 0.3], Gen.Int[0, 90].Array[1, 6])
            .Sample((lines, share, guesses) =>
            {
                var used = new LeastPeople(lines, share);
                foreach (var guess in guesses)
                {
                    used.Find(guess, 0, Window).Should().Be(new LeastPeople(lines, share).Find(guess, 0, Window));
                }
            });

    // By hair's breadth both numbers will do: sums of floating-point numbers depend on their order.
    private static bool IsLeast(Line[] lines, int people, int floor, double allowed) =>
        Late(lines, people) <= allowed + 1e-9 && (people == floor || Late(lines, people - 1) > allowed - 1e-9);

    private static double Late(Line[] lines, int people) =>
        lines.Sum(l => l.Weight * l.LateWith(people, Window, double.PositiveInfinity));

    /// <summary>Orders of which each person serves one or more in time, and some are late whoever comes.</summary>
    private sealed record Line(int Waiting, double Weight, double PerPerson, double LateAnyway) : IWorkQueue
    {
        public int Concerned(SlotWindow window) => Waiting;

        public double LateWith(int people, SlotWindow window, double most)
        {
            var late = LateAnyway + Math.Max(0, Waiting - (people * PerPerson));
            return late > most ? most + 0.5 : late;
        }

        public IWorkQueue Afresh() => this;

        public void Advance(int people, double slotStart, double slotEnd)
        {
        }
    }
}
