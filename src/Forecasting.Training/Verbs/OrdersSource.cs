using Forecasting.Core.History;

namespace Forecasting.Training.Verbs;

/// <summary>The orders of a verb that reads a folder or a database.</summary>
internal static class OrdersSource
{
    /// <summary>Refuses both of them, and none.</summary>
    /// <param name="folder">What --data said.</param>
    /// <param name="connection">What --db said.</param>
    /// <exception cref="WrongUsageException">Not one of both is given.</exception>
    public static void EnsureOne(string? folder, string? connection)
    {
        if (folder is null == connection is null)
        {
            throw new WrongUsageException("give the orders with --data FOLDER or with --db CONNECTION, one of both.");
        }
    }

    /// <summary>Says on stderr what was odd about a folder's files.</summary>
    /// <param name="reading">What was read.</param>
    public static void Warn(FolderReading reading) => Warn(reading.Warnings, reading.Rejects);

    /// <summary>Says on stderr what was odd about files.</summary>
    /// <param name="warnings">Sentences.</param>
    /// <param name="rejects">Rows that could not be used.</param>
    public static void Warn(IEnumerable<string> warnings, IReadOnlyList<RejectedRow> rejects)
    {
        foreach (var warning in warnings)
        {
            Console.Error.WriteLine($"rtmart: {warning}");
        }

        if (rejects.Count > 0)
        {
            Console.Error.WriteLine($"rtmart: {rejects.Count} rows were rejected, the first: {rejects[0]}");
        }
    }
}
