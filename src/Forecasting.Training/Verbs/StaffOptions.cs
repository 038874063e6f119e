using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Training.Verbs;

/// <summary>What plans of people are to achieve, with which shifts and at which prices.</summary>
internal static class StaffOptions
{
    private const string InTheHour = "of orders within the hour";
    private static readonly StaffTargets Targets = StaffTargets.Usual;
    private static readonly ShiftRules Shifts = ShiftRules.Usual;

    private static readonly Option<double> PickMinutes = Number(
        "--pick-minutes", "MINUTES", Targets.PickMinutes, $"Minutes until picking {InTheHour} is done.");

    private static readonly Option<double> PickShare = Number(
        "--pick-share", "SHARE", Targets.PickShare.Value, $"Share {InTheHour} to be picked in that time.");

    private static readonly Option<double> DeliveryMinutes = Number(
        "--delivery-minutes", "MINUTES", Targets.DeliveryMinutes, "Minutes until they are at the customer's door.");

    private static readonly Option<double> OnTimeShare = Number(
        "--on-time-share", "SHARE", Targets.OnTimeShare.Value, "Share of them to be there in that time.");

    private static readonly Option<int> LeastPickers = VerbOptions.Number(
        "--least-pickers", 0, "Pickers who are always there while a store is open.");

    private static readonly Option<int> LeastRiders = VerbOptions.Number(
        "--least-riders", 0, "Riders who are always there while a store is open.");

    private static readonly Option<string> ShiftHours = new("--shift-hours")
    {
        HelpName = "HOURS,...",
        Description = "Lengths of shifts in hours, breaks not counted, such as 4,6,7.5.",
        DefaultValueFactory = _ => HoursText(Shifts.WorkedMinutes),
    };

    private static readonly Option<bool> SplitShifts = new("--split-shifts")
    {
        Description = "A shift may be split in two with a pause of two to four hours.",
    };

    private static readonly Option<double> HourPrice = Number(
        "--hour-price", "PRICE", Shifts.CostPerHour, "Price of an hour of work.");

    private static readonly Option<double> ShiftPrice = Number(
        "--shift-price", "PRICE", Shifts.CostPerShift, "Price of having one more person come.");

    private static readonly Option<double> UncoveredPrice = Number(
        "--uncovered-price", "PRICE", Shifts.UncoveredCostPerHour,
        "Price of an hour for which a person is needed and not there.");

    /// <summary>Courses of orders that every day is planned on; the verb checks their range.</summary>
    public static Option<int> Courses { get; } = VerbOptions.Number(
        "--courses", OrderScenarios.UsualCourses, "Courses that a day is planned on, 1 to 1000.");

    /// <summary>Seed of the courses.</summary>
    public static Option<int> Seed { get; } = VerbOptions.Number("--seed", 7, "Seed of the draws.");

    /// <summary>Shifts without breaks, where shifts have breaks otherwise.</summary>
    public static Option<bool> NoBreaks { get; } = new("--no-breaks")
    {
        Description = "Shifts without breaks: their optimum is exact.",
    };

    /// <summary>Those that mean the same in every verb that plans people.</summary>
    private static IReadOnlyList<Option> All { get; } =
    [
        Courses, Seed, PickMinutes, PickShare, DeliveryMinutes, OnTimeShare, LeastPickers, LeastRiders,
        ShiftHours, SplitShifts, HourPrice, ShiftPrice, UncoveredPrice,
    ];

    /// <summary>Gives a verb the options that mean the same in every verb that plans people.</summary>
    /// <param name="verb">The verb.</param>
    public static void AddTo(Command verb)
    {
        foreach (var option in All)
        {
            verb.Options.Add(option);
        }
    }

    /// <summary>What was asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="hasBreaks">Whether longer shifts have a break.</param>
    /// <exception cref="WrongUsageException">A number is outside its range.</exception>
    public static StaffPlanOptions Of(ParseResult parsed, bool hasBreaks)
    {
        var rules = Shifts with
        {
            WorkedMinutes = WorkedMinutesOf(parsed.GetRequiredValue(ShiftHours)),
            MaySplit = parsed.GetValue(SplitShifts),
            BreakMinutes = hasBreaks ? Shifts.BreakMinutes : 0,
            CostPerHour = VerbOptions.Within(parsed, HourPrice, 0.01, 100_000),
            CostPerShift = VerbOptions.Within(parsed, ShiftPrice, 0, 100_000),
            UncoveredCostPerHour = VerbOptions.Within(parsed, UncoveredPrice, 0.01, 1_000_000),
        };
        return new StaffPlanOptions
        {
            PickerShifts = rules,
            RiderShifts = rules,
            Targets = new StaffTargets
            {
                PickMinutes = MinutesOf(PickMinutes.Name, parsed.GetValue(PickMinutes)),
                PickShare = ShareOf(PickShare.Name, parsed.GetValue(PickShare)),
                DeliveryMinutes = MinutesOf(DeliveryMinutes.Name, parsed.GetValue(DeliveryMinutes)),
                OnTimeShare = ShareOf(OnTimeShare.Name, parsed.GetValue(OnTimeShare)),
            },
            Requirement = new RequirementOptions
            {
                LeastPickers = (int)VerbOptions.Within(LeastPickers.Name, parsed.GetValue(LeastPickers), 0, 1000),
                LeastRiders = (int)VerbOptions.Within(LeastRiders.Name, parsed.GetValue(LeastRiders), 0, 1000),
            },
        };
    }

    /// <summary>Minutes in which orders may be wanted.</summary>
    /// <param name="name">The option.</param>
    /// <param name="minutes">What was given.</param>
    /// <exception cref="WrongUsageException">It is outside its range.</exception>
    public static double MinutesOf(string name, double minutes) => VerbOptions.Within(name, minutes, 1, 1440);

    /// <summary>A share of orders that may be wanted in time.</summary>
    /// <param name="name">The option.</param>
    /// <param name="share">What was given.</param>
    /// <exception cref="WrongUsageException">It is outside its range.</exception>
    public static Probability ShareOf(string name, double share) =>
        new(VerbOptions.Within(name, share, 0.5, 0.9999));

    private static Option<double> Number(string name, string what, double value, string description) => new(name)
    {
        HelpName = what,
        Description = description,
        DefaultValueFactory = _ => value,
    };

    /// <summary>Lengths of shifts as --shift-hours takes them, such as 4,7.5.</summary>
    /// <param name="minutes">Their minutes of work.</param>
    internal static string HoursText(IEnumerable<int> minutes) =>
        string.Join(",", minutes.Select(m => (m / 60.0).ToString(CultureInfo.InvariantCulture)));

    private static List<int> WorkedMinutesOf(string text)
    {
        List<int> minutes =
        [
            .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t =>
                double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var hours)
                    && hours is >= 1 and <= 12 && hours * StaffDay.SlotsPerHour % 1 == 0
                    ? (int)(hours * 60)
                    : throw new WrongUsageException(
                        $"--shift-hours takes quarters of hours from 1 to 12, such as 4,6,7.5; given is '{t}'.")),
        ];
        return minutes.Count > 0 ? [.. minutes.Distinct().Order()] : throw new WrongUsageException(
            "--shift-hours is empty; give lengths of shifts in hours, such as 4,6,7.5.");
    }
}
