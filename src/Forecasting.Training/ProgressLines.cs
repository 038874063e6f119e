using Spectre.Console;

namespace Forecasting.Training;

/// <summary>How far long work is, of a whole that is known beforehand.</summary>
/// <param name="Done">Parts done.</param>
/// <param name="Total">Parts in all.</param>
/// <param name="Doing">What is being done, in a few words.</param>
internal readonly record struct WorkProgress(int Done, int Total, string Doing);

/// <summary>
/// Shows progress on stderr: a bar on a terminal, a line now and then otherwise. Results go to stdout.
/// </summary>
internal static class ProgressLines
{
    private const int LinesAtMost = 20;

    /// <summary>Does the work and shows how far it is.</summary>
    public static T Show<T>(string title, Func<IProgress<WorkProgress>, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new Lines(title));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask(Markup.Escape(title)), title)));
    }

    private sealed class Lines(string title) : IProgress<WorkProgress>
    {
        private int _lastShown = -1;

        public void Report(WorkProgress value)
        {
            var part = value.Total > 0 ? value.Done * LinesAtMost / value.Total : LinesAtMost;
            if (part != _lastShown)
            {
                _lastShown = part;
                Console.Error.WriteLine($"{title}: {value.Done} of {value.Total}, {value.Doing}");
            }
        }
    }

    private sealed class Bar(ProgressTask task, string title) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value)
        {
            task.MaxValue = Math.Max(1, value.Total);
            task.Value = value.Done;
            task.Description = Markup.Escape($"{title}: {value.Doing}");
        }
    }
}
