using Forecasting.Core.Evaluation;

namespace Forecasting.Training.Verbs;

/// <summary>Shows the windows of a backtest as progress of the verb.</summary>
/// <param name="target">Where it is shown.</param>
internal sealed class WindowProgress(IProgress<WorkProgress> target) : IProgress<BacktestProgress>
{
    public void Report(BacktestProgress value) =>
        target.Report(new WorkProgress(value.Done, value.Total, $"{value.Model} from {value.Origin}"));
}
