using Forecasting.Core.Evaluation;

namespace Forecasting.Training.Reports;

internal static class BacktestReport
{
    public static void Write(string path, BacktestResult result, IReadOnlyList<ModelScore> scores) =>
        throw new NotSupportedException($"{path} {result.Grain} {scores.Count}");
}
