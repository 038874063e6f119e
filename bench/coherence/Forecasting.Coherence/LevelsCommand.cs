using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Reconciliation;
using Forecasting.Training;

namespace Forecasting.Coherence;

/// <summary>CRPS at every level: each total forecast by itself, bottom-up, and every way to reconcile.</summary>
internal static class LevelsCommand
{
    private const string Unreconciled = "unreconciled";

    // Share of a total that may be a forecast's mean, where orders are missing.
    private const double MostFilled = 0.05;

    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "DIR",
        Description = "A chain in the data contract.",
        Required = true,
    };

    private static readonly Option<int> OriginCount = new("--origins")
    {
        HelpName = "N",
        Description = "Origins, the last one the horizon before the end.",
        DefaultValueFactory = _ => 3,
    };

    private static readonly Option<int> StepDays = new("--step")
    {
        HelpName = "DAYS",
        Description = "Days between origins.",
        DefaultValueFactory = _ => 14,
    };

    private static readonly Option<int> HorizonDays = new("--horizon")
    {
        HelpName = "DAYS",
        Description = "Days ahead.",
        DefaultValueFactory = _ => 14,
    };

    private static readonly Option<string> Model = new("--model")
    {
        HelpName = "NAME",
        Description = "The forecaster of every series.",
        DefaultValueFactory = _ => Forecasters.Champion,
    };

    private static readonly Option<string> GrainName = new("--grain")
    {
        HelpName = "hourly|daily|days-only",
        Description = "hourly scores hours, days and weeks, daily no hours; days-only forgets the hours that are "
            + "known, which is quickest.",
        DefaultValueFactory = _ => "hourly",
    };

    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "Figures." };

    public static Command Create()
    {
        GrainName.AcceptOnlyFromAmong("hourly", "daily", "days-only");
        var command = new Command("levels", "CRPS by level, over the sum of orders.")
        {
            Data, OriginCount, StepDays, HorizonDays, Model, GrainName, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var history = DemandHistoryFolder.Read(parsed.GetValue(Data)!, cancellation).History;
        history = parsed.GetValue(GrainName) == "days-only" ? WithoutHours(history) : history;
        var horizon = new Horizon(parsed.GetValue(HorizonDays));
        var grain = parsed.GetValue(GrainName) == "hourly" ? Grain.Hourly : Grain.Daily;
        var forecaster = Forecasters.Named(parsed.GetValue(Model)!, grain);
        var scores = new LevelScores();
        var figures = new Figures();
        for (var k = parsed.GetValue(OriginCount) - 1; k >= 0; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            var origin = new Origin(history.LastDay.AddDays(-horizon.Days - (k * parsed.GetValue(StepDays))));
            Console.Error.WriteLine($"levels: from {origin}");
            Score(history, origin, horizon, forecaster, scores, cancellation);
        }

        Console.Out.WriteLine(Table(scores));
        foreach (var row in scores.Rows)
        {
            var ways = Ways.Select(w => KeyValuePair.Create(w, (JsonNode?)Figures.Number(scores.Of(w, row))));
            figures.Set($"{Words(row.Level)} {Words(row.Span)}", new JsonObject(ways));
        }

        if (parsed.GetValue(Json) is { } file)
        {
            figures.WriteTo(file);
        }

        return ExitCode.Done;
    }

    private static DemandHistory WithoutHours(DemandHistory whole) => new(
        whole.Stores, whole.Channels, whole.Calendar, whole.Covariates, whole.FirstDay, whole.Days, whole.Daily, []);

    private static IEnumerable<string> Ways => [Unreconciled, .. Reconcilers.All.Select(r => r.Name)];

    private static void Score(
        DemandHistory history, Origin origin, Horizon horizon, IForecaster forecaster, LevelScores scores,
        CancellationToken cancellation)
    {
        var known = history.UpTo(origin);
        var hierarchy = Hierarchy.Of(known.Stores, known.Of(forecaster.Grain).Select(s => s.Key));
        int[] sums = [.. Enumerable.Range(0, hierarchy.Sums.Count)];
        var bottom = Forecast(forecaster, known, horizon, cancellation);
        ForecastDistribution[] ordered = [.. hierarchy.Bottom.Select(k => bottom[k])];
        var direct = Forecast(forecaster, TotalsHistory.Of(known, hierarchy, sums), horizon, cancellation);
        ForecastDistribution[] totals = [.. hierarchy.Sums.Select(node => TotalsForecasts.Of(
            known, node, hierarchy, direct[TotalsHistory.KeyOf(node)], ordered))];
        var actual = new Actuals(history, hierarchy, origin, horizon, ordered);
        actual.Score(scores, Unreconciled, ordered, s => totals[s]);
        var forecasts = new BaseForecasts(
            hierarchy, [.. ordered.Select(d => d.ToDaily())], sums, [.. totals.Select(d => d.ToDaily())]);
        foreach (var reconciler in Reconcilers.All)
        {
            var coherent = CoherentForecasts.Of(
                forecasts, reconciler, forecaster.Grain == Grain.Hourly ? ordered : [],
                key => known.Find(key, Grain.Daily)!.IsWhole());
            if (forecaster.Grain == Grain.Hourly)
            {
                actual.Score(scores, reconciler.Name,
                    [.. Enumerable.Range(0, ordered.Length).Select(i => coherent.Hourly[i])],
                    s => coherent.HourlyTotal(s)!);
            }
            else
            {
                actual.Score(scores, reconciler.Name, coherent.Daily, coherent.DailyTotal);
            }
        }
    }

    private static Dictionary<SeriesKey, ForecastDistribution> Forecast(
        IForecaster forecaster, DemandHistory known, Horizon horizon, CancellationToken cancellation) =>
        forecaster.Fit(known, horizon, cancellation).Forecast(known, horizon).ToDictionary(f => f.Key);

    private static string Table(LevelScores scores)
    {
        var text = new StringBuilder();
        text.Append("| level | by | ").AppendJoin(" | ", Ways).AppendLine(" |");
        text.Append("| --- | --- |").Insert(text.Length, " ---: |", Ways.Count()).AppendLine();
        foreach (var row in scores.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {Words(row.Level)} | {Words(row.Span)} |")
                .AppendJoin("", Ways.Select(w => string.Create(
                    CultureInfo.InvariantCulture, $" {scores.Of(w, row):F4} |")))
                .AppendLine();
        }

        return text.ToString();
    }

    private static string Words(HierarchyLevel level) => level switch
    {
        HierarchyLevel.StoreChannel => "store-channel",
        HierarchyLevel.RegionChannel => "region-channel",
        _ => level.ToString().ToLowerInvariant(),
    };

    private static string Words(Span span) => span.ToString().ToLowerInvariant();

    /// <summary>What came after an origin.</summary>
    private sealed class Actuals(
        DemandHistory history,
        Hierarchy hierarchy,
        Origin origin,
        Horizon horizon,
        IReadOnlyList<ForecastDistribution> bottom)
    {
        public void Score(
            LevelScores scores,
            string way,
            IReadOnlyList<ForecastDistribution> series,
            Func<int, ForecastDistribution> total)
        {
            for (var i = 0; i < series.Count; i++)
            {
                Score(scores, way, HierarchyLevel.StoreChannel, series[i], [i]);
            }

            for (var sum = 0; sum < hierarchy.Sums.Count; sum++)
            {
                var node = hierarchy.Sums[sum];
                Score(scores, way, node.Level, total(sum), node.Members);
            }
        }

        private void Score(
            LevelScores scores, string way, HierarchyLevel level, ForecastDistribution forecast,
            IReadOnlyList<int> members)
        {
            if (forecast.Grain == Grain.Hourly)
            {
                scores.Add(way, level, forecast, Orders(members, Grain.Hourly));
            }

            scores.Add(way, level, forecast.ToDaily(), Orders(members, Grain.Daily));
        }

        /// <summary>
        /// Closed is none, and so is a day without a row on which the series never trades, so that its forecast is 0 in
        /// every path. What is missing otherwise counts as its own forecast's mean, for every way the same, as long as
        /// it is a small part of the total; of more the total is unknown.
        /// </summary>
        private double[] Orders(IReadOnlyList<int> members, Grain grain)
        {
            var perDay = grain.StepsPerDay();
            var first = history.DayIndex(origin.Target(1));
            var (orders, missing) = (new double[horizon.Days * perDay], new double[horizon.Days * perDay]);
            foreach (var member in members)
            {
                var key = hierarchy.Bottom[member];
                var series = history.Find(key, grain)!;
                for (var step = 0; step < orders.Length; step++)
                {
                    var day = first + (step / perDay);
                    var value = series.Values[(first * perDay) + step];
                    if (history.StateOf(key, day) is ObservationState.Closed or ObservationState.NotYetOpen)
                    {
                        continue;
                    }

                    orders[step] += double.IsNaN(value) ? 0 : value;
                    missing[step] += double.IsNaN(value) ? MeanOf(bottom[member], step, grain) : 0;
                }
            }

            return [.. orders.Zip(missing, (known, filled) =>
                filled > MostFilled * (known + filled) ? double.NaN : known + filled)];
        }

        private static double MeanOf(ForecastDistribution forecast, int step, Grain grain)
        {
            var each = forecast.Grain.StepsPerDay() / grain.StepsPerDay();
            return forecast.MeanOfTotal(step * each, ((step + 1) * each) - 1);
        }
    }
}
