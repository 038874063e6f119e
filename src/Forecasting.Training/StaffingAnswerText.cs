using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.Planning.Staffing;

namespace Forecasting.Training;

/// <summary>An answer about a store-day as a table for people, as figures, and its curves of risk as CSV.</summary>
internal sealed class StaffingAnswerText(
    StaffingQuestion question, StaffingAnswer answer, StaffPlanOptions options)
{
    /// <summary>Rises of the chance of a late order below this are not worth a line.</summary>
    private const double Notable = 0.005;

    private readonly StaffDay _day = answer.Needed.Day;

    /// <summary>What was asked, the day as planned, then and repaired, and quarters of an hour that matter.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_day.Store.Id} on {_day.Date:yyyy-MM-dd}: {Asked()}\n\n");
        StaffOutlook[] outlooks = [answer.Plan.Outlook, answer.Then, answer.Repaired];
        Row("", "planned", "then", "repaired");
        Line("orders", "N1", o => o.Orders);
        Line("picked in time, %", "F2", o => 100 * o.PickInTime);
        Line("delivered in time, %", "F2", o => 100 * o.OnTime);
        Line("late picks", "N1", o => o.Slots.Sum(s => s.LatePicks));
        Line("late orders", "N1", o => o.LateOrders);
        Line("price of late orders", "N0", o => o.LateOrders * options.LateOrderCost);
        Line("hours at work", "N2", o => o.PaidHours);
        text.Append(CultureInfo.InvariantCulture,
                $"\nlacking: {answer.Pickers.LackingHours:N2} hours of pickers, ")
            .Append(CultureInfo.InvariantCulture, $"{answer.Riders.LackingHours:N2} of riders ")
            .Append(CultureInfo.InvariantCulture, $"(as planned {LackingAsPlanned():N2} together), ")
            .Append(CultureInfo.InvariantCulture, $"{answer.RepairCost:N0} in wages; they save ")
            .Append(CultureInfo.InvariantCulture, $"{answer.Then.LateOrders - answer.Repaired.LateOrders:N1}")
            .Append(" late orders\n").Append(Kept());
        AddSlots(text);
        return text.ToString();

        void Line(string name, string format, Func<StaffOutlook, double> value) =>
            Row(name, [.. outlooks.Select(o => value(o).ToString(format, CultureInfo.InvariantCulture))]);

        void Row(string name, params string[] cells) =>
            text.Append(name.PadRight(24)).AppendJoin("", cells.Select(c => c.PadLeft(12))).Append('\n');
    }

    /// <summary>Every number of people around the needed one, in every quarter of an hour.</summary>
    public string CurvesCsv()
    {
        var need = answer.Needed.WithCurves();
        var text = new StringBuilder(
            "store_id,date,time,role,people,needed,late_share,late_orders,price,one_more_saves,one_more_price\n");
        foreach (var role in (StaffRole[])[StaffRole.Picker, StaffRole.Rider])
        {
            var people = role == StaffRole.Picker ? need.Pickers : need.Riders;
            var wage = (role == StaffRole.Picker ? options.PickerShifts : options.RiderShifts).CostPerHour;
            foreach (var (slot, curve) in need.Curves(role).Index())
            {
                foreach (var point in curve.Points(wage, options.LateOrderCost))
                {
                    var more = curve.OneMore(point.People, wage);
                    var at = _day.Slots[slot];
                    text.Append(CultureInfo.InvariantCulture,
                            $"{CsvField.Quoted(_day.Store.Id)},{at.Date:yyyy-MM-dd},{at.Time},{role.Word()},")
                        .Append(CultureInfo.InvariantCulture, $"{point.People},{people[slot]},{point.LateShare:F5},")
                        .Append(CultureInfo.InvariantCulture, $"{point.LateOrders:F4},{point.Price:F2},")
                        .Append(CultureInfo.InvariantCulture, $"{more.LateOrdersSaved:F5},")
                        .Append(double.IsFinite(more.PricePerOrderSaved)
                            ? more.PricePerOrderSaved.ToString("F2", CultureInfo.InvariantCulture)
                            : "")
                        .Append('\n');
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Adds the answer to a verb's figures, as the API has it.</summary>
    public void AddTo(Figures figures) => figures.SetAll(WhatIfSummary.Of(answer, options.LateOrderCost));

    private string Asked()
    {
        var parts = new List<string>();
        if (question.OrdersFactor != 1)
        {
            var percent = (100 * (question.OrdersFactor - 1)).ToString("+0.#;-0.#", CultureInfo.InvariantCulture);
            parts.Add($"{percent} % orders{(question.ChannelId is { } channel ? $" through {channel}" : "")}");
        }

        if (question.Rain)
        {
            parts.Add("rain");
        }

        parts.AddRange(WhatIfSummary.AwayOf(answer).Select(s =>
            $"{s.People} {s.Role.Word()}{(s.People > 1 ? "s" : "")} away "
            + $"{LocalTime.Text(s.FromMinute)}-{LocalTime.Text(s.UntilMinute)}"));
        parts.Add(string.Create(CultureInfo.InvariantCulture,
            $"{100 * answer.Targets.PickShare.Value:0.##} % picked in {answer.Targets.PickMinutes:0.#} minutes, ")
            + string.Create(CultureInfo.InvariantCulture,
                $"{100 * answer.Targets.OnTimeShare.Value:0.##} % delivered in {answer.Targets.DeliveryMinutes:0.#}"));
        return string.Join("; ", parts);
    }

    /// <summary>Targets are met over the day, so that single slots of a plan may have fewer than they need.</summary>
    private double LackingAsPlanned() =>
        (double)(Lacking(answer.Plan.Requirement.Pickers, answer.Plan.Pickers)
            + Lacking(answer.Plan.Requirement.Riders, answer.Plan.Riders)) / StaffDay.SlotsPerHour;

    private static int Lacking(IReadOnlyList<int> needed, ShiftPlan plan) =>
        needed.Zip(plan.Cover, (n, c) => Math.Max(0, n - c)).Sum();

    private string Kept()
    {
        var (asked, kept) = (answer.Targets, answer.Needed.Targets);
        return kept.PickMinutes > asked.PickMinutes || kept.DeliveryMinutes > asked.DeliveryMinutes
            ? string.Create(CultureInfo.InvariantCulture,
                $"such promises cannot be kept: people are needed for {kept.PickMinutes:0.#} and ")
                + string.Create(CultureInfo.InvariantCulture, $"{kept.DeliveryMinutes:0.#} minutes\n")
            : "";
    }

    private void AddSlots(StringBuilder text)
    {
        var slots = Enumerable.Range(0, _day.Slots.Count).Where(Matters).ToList();
        if (slots.Count == 0)
        {
            text.Append("in no quarter of an hour does much change\n");
            return;
        }

        text.Append("\n        pickers                riders                 late picks, %    late rides, %\n")
            .Append("time    planned then needed    planned then needed    planned    then   planned    then\n");
        foreach (var slot in slots)
        {
            var (planned, then) = (answer.Plan.Outlook.Slots[slot], answer.Then.Slots[slot]);
            text.Append(_day.Slots[slot].Time).Append("   ")
                .Append(People(answer.Plan.Pickers, answer.Pickers, slot)).Append("    ")
                .Append(People(answer.Plan.Riders, answer.Riders, slot)).Append("    ")
                .Append(Percents(planned.LatePickShare, then.LatePickShare)).Append("   ")
                .Append(Percents(planned.LateRideShare, then.LateRideShare)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture,
            $"in the other {_day.Slots.Count - slots.Count} quarters of an hour little changes\n");

        static string Percents(double planned, double then) => string.Create(
            CultureInfo.InvariantCulture, $"{100 * planned,7:F2} {100 * then,7:F2}");

        static string People(ShiftPlan plan, StaffThen then, int slot) => string.Create(
            CultureInfo.InvariantCulture, $"{plan.Cover[slot],7} {then.There[slot],4} {then.Needed[slot],6}");
    }

    private bool Matters(int slot)
    {
        var (planned, then) = (answer.Plan.Outlook.Slots[slot], answer.Then.Slots[slot]);
        return answer.Pickers.There[slot] < answer.Plan.Pickers.Cover[slot]
            || answer.Riders.There[slot] < answer.Plan.Riders.Cover[slot]
            || then.LatePickShare > planned.LatePickShare + Notable
            || then.LateRideShare > planned.LateRideShare + Notable;
    }
}
