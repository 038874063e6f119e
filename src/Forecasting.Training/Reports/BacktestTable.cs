using System.Globalization;
using System.Text;
using Forecasting.Core.Evaluation;

namespace Forecasting.Training.Reports;

/// <summary>The metrics of every model as plain aligned text, for a terminal or a log.</summary>
internal static class BacktestTable
{
    private const int LeastNameWidth = 12;

    /// <summary>A heading and one line per model.</summary>
    public static string Text(BacktestResult result, IReadOnlyList<ModelScore> scores)
    {
        var nameWidth = Math.Max(LeastNameWidth, scores.Max(s => s.Model.Length)) + 2;
        var text = new StringBuilder();
        text.Append("model".PadRight(nameWidth));
        foreach (var metric in Metrics.All)
        {
            text.Append(metric.Title.PadLeft(Width(metric)));
        }

        text.AppendLine("seconds".PadLeft(10));
        foreach (var (score, model) in scores.Zip(result.Models))
        {
            text.Append(score.Model.PadRight(nameWidth));
            foreach (var metric in Metrics.All)
            {
                text.Append(metric.Of(score).ToString("F4", CultureInfo.InvariantCulture).PadLeft(Width(metric)));
            }

            text.AppendLine(model.Seconds.ToString("F1", CultureInfo.InvariantCulture).PadLeft(10));
        }

        return text.ToString();
    }

    private static int Width(Metric metric) => Math.Max(metric.Title.Length, 7) + 2;
}
