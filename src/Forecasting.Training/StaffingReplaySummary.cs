using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Forecasting.Core.Planning.Staffing;
using Forecasting.Core.Simulation.Replay;

namespace Forecasting.Training;

/// <summary>What a replay of staffing found, for people and for machines.</summary>
internal sealed class StaffingReplaySummary(IReadOnlyList<ComparedDay> days)
{
    private readonly (string Name, ReplayTotals Totals)[] _plans =
    [
        ("ours", new ReplayTotals([.. days.Select(d => d.Ours)])),
        ("manual", new ReplayTotals([.. days.Select(d => d.Manual)])),
        ("oracle", new ReplayTotals([.. days.Select(d => d.Oracle)])),
    ];

    public IReadOnlyList<(string Name, ReplayTotals Totals)> Plans => _plans;

    public ReplayTotals Ours => _plans[0].Totals;

    public ReplayTotals Manual => _plans[1].Totals;

    public ReplayTotals Oracle => _plans[2].Totals;

    /// <summary>Share of one-hour orders that the plans expected to be picked in time.</summary>
    public double PredictedPicks => Predicted(p => p.PickInTime);

    /// <summary>Share that the plans expected to be on time.</summary>
    public double PredictedOnTime => Predicted(p => p.OnTime);

    // Where no orders are expected, none is late.
    private double Predicted(Func<StaffOutlook, double> share)
    {
        var orders = days.Sum(d => d.Predicted.Orders);
        return orders > 0 ? days.Sum(d => share(d.Predicted) * d.Predicted.Orders) / orders : 1;
    }

    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{days.Count} store-days, {Ours.AllOrders:N0} orders, {Ours.Orders:N0} of them within the hour\n\n");
        text.Append("plan        pick in 20  on time     late by  idle    paid hours  cost/order  deadlines missed\n");
        foreach (var (name, totals) in _plans)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{name,-10}  {totals.PickInTime.Value,10:P2}  {totals.OnTime.Value,8:P2}  ")
                .Append(CultureInfo.InvariantCulture, $"{totals.LateMinutes,7:F1}m  {totals.IdleShare.Value,6:P1}  ")
                .Append(CultureInfo.InvariantCulture, $"{totals.PaidHours,10:N1}  {totals.CostPerOrder.Value,10:F2}  ")
                .Append(CultureInfo.InvariantCulture, $"{totals.MissedDeadlines,8:P2}\n");
        }

        var (manual, oracle) = (Ours.HoursSaved(Manual), Ours.HoursSaved(Oracle));
        return text.Append(CultureInfo.InvariantCulture,
                $"predicted   {PredictedPicks,10:P2}  {PredictedOnTime,8:P2}\n\n")
            .Append(CultureInfo.InvariantCulture,
                $"paid hours against the manual plan {More(manual)}, against the oracle {More(oracle)}\n").ToString();
    }

    // One store-week has no interval.
    private static string More(Interval saved) =>
        string.Create(CultureInfo.InvariantCulture, $"{-saved.Value:+0.0%;-0.0%}")
        + (double.IsNaN(saved.Low) ? "" : string.Create(
            CultureInfo.InvariantCulture, $" ({-saved.High:+0.0%;-0.0%} to {-saved.Low:+0.0%;-0.0%})"));

    public string Csv()
    {
        var text = new StringBuilder("store_id,date,plan,orders,picked_in_time,ridden,on_time,paid_hours,busy_hours,")
            .Append("cost\n");
        foreach (var day in days)
        {
            foreach (var (plan, replayed) in (ReadOnlySpan<(string, ReplayedDay)>)
                [("ours", day.Ours), ("manual", day.Manual), ("oracle", day.Oracle)])
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"{replayed.StoreId},{replayed.Date:yyyy-MM-dd},{plan},{replayed.Orders},{replayed.Picked},")
                    .Append(CultureInfo.InvariantCulture,
                        $"{replayed.Ridden},{replayed.OnTime},{replayed.PaidHours:F2},{replayed.BusyHours:F2},")
                    .Append(CultureInfo.InvariantCulture, $"{replayed.Cost:F2}\n");
            }
        }

        return text.ToString();
    }

    public void AddTo(Figures figures)
    {
        foreach (var (name, totals) in _plans)
        {
            figures.Set(name, new JsonObject
            {
                ["on_time"] = Figures.Number(totals.OnTime.Value),
                ["on_time_interval"] = Ends(totals.OnTime),
                ["pick_in_20"] = Figures.Number(totals.PickInTime.Value),
                ["pick_in_20_interval"] = Ends(totals.PickInTime),
                ["paid_hours"] = Figures.Number(totals.PaidHours),
                ["idle_share"] = Figures.Number(totals.IdleShare.Value),
                ["cost_per_order"] = Figures.Number(totals.CostPerOrder.Value),
                ["late_minutes"] = Figures.Number(totals.LateMinutes),
                ["missed_deadlines"] = Figures.Number(totals.MissedDeadlines),
            });
        }

        figures.Set("predicted", new JsonObject
        {
            ["on_time"] = Figures.Number(PredictedOnTime),
            ["pick_in_20"] = Figures.Number(PredictedPicks),
            ["paid_hours"] = Figures.Number(Ours.PaidHours),
            ["idle_share"] = Figures.Number(days.Average(d => d.Predicted.IdleShare)),
        });
        var saved = Ours.HoursSaved(Manual);
        figures.Set("hours_saved", saved.Value);
        figures.Set("hours_saved_low", saved.Low);
        figures.Set("hours_saved_high", saved.High);
        var oracle = Ours.HoursSaved(Oracle);
        figures.Set("hours_above_oracle", -oracle.Value);
        figures.Set("hours_above_oracle_low", -oracle.High);
        figures.Set("hours_above_oracle_high", -oracle.Low);
        figures.Set("orders", Ours.AllOrders);
    }

    private static JsonArray Ends(Interval interval) => [Figures.Number(interval.Low), Figures.Number(interval.High)];
}
