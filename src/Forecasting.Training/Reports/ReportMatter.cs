using Forecasting.Core.Domain;
using Forecasting.Core.Evaluation;

namespace Forecasting.Training.Reports;

/// <summary>What every section of a report is made from. The first model is the one that the report is about.</summary>
internal sealed class ReportMatter
{
    /// <summary>The model that would be served.</summary>
    public const string Champion = "champion";

    /// <summary>Computes what the sections share.</summary>
    public ReportMatter(BacktestResult result, IReadOnlyList<ModelScore> scores)
    {
        Result = result;
        var order = scores.Select((score, i) => (score, model: result.Models[i]))
            .OrderByDescending(p => p.score.Model == Champion)
            .ThenBy(p => Metrics.Named("wape").Of(p.score))
            .ToList();
        Scores = [.. order.Select(p => p.score)];
        Models = [.. order.Select(p => p.model)];
        Reports = [.. Models.Select(m => AccuracyReport.Of(result, m))];
    }

    /// <summary>The backtest.</summary>
    public BacktestResult Result { get; }

    /// <summary>The models: the champion first, then by WAPE.</summary>
    public IReadOnlyList<ModelBacktest> Models { get; }

    /// <summary>Their sums, in the same order.</summary>
    public IReadOnlyList<ModelScore> Scores { get; }

    /// <summary>Their breakdowns, in the same order.</summary>
    public IReadOnlyList<AccuracyReport> Reports { get; }

    /// <summary>The score of the model that the report is about.</summary>
    public ModelScore Score => Scores[0];

    /// <summary>Whether steps are hours.</summary>
    public bool IsHourly => Result.Grain == Grain.Hourly;

    /// <summary>"hour" or "day".</summary>
    public string StepName => IsHourly ? "hour" : "day";

    /// <summary>Days ahead of the 90 % line: seven, or fewer where the horizon is shorter.</summary>
    public int LeadOfTheLine => Math.Min(7, Result.Horizon.Days);

    /// <summary>"seven days ahead", or the days that there are.</summary>
    public string LeadInWords =>
        LeadOfTheLine == 7 ? "seven days ahead" : LeadOfTheLine == 1 ? "one day ahead" : $"up to {LeadOfTheLine} days ahead";

    /// <summary>The accuracy that a group could have if only counting noise were left.</summary>
    public static double Ceiling(ErrorTotals totals) => 1 - NoiseFloor.Wape(totals);

    /// <summary>The name that people use for a store.</summary>
    public string StoreName(string storeId) =>
        Result.History.Stores.FirstOrDefault(s => s.Id == storeId) is { Name.Length: > 0 } store ? store.Name : storeId;

    /// <summary>One of the metrics of the model that the report is about.</summary>
    public double Figure(string metric) => Metrics.Named(metric).Of(Score);
}
