namespace Forecasting.Core.History.Readers;

/// <summary>A file or folder breaks the data contract as a whole, so that none of it can be used.</summary>
public sealed class ContractViolationException : Exception
{
    /// <summary>A violation in a named file.</summary>
    /// <param name="file">File or folder.</param>
    /// <param name="message">What is wrong with it and what to do.</param>
    /// <param name="inner">What was thrown below, or null.</param>
    public ContractViolationException(string file, string message, Exception? inner = null)
        : base($"{file}: {message}", inner) => File = file;

    /// <summary>A required column that is missing.</summary>
    /// <param name="file">File name.</param>
    /// <param name="missingColumn">The column.</param>
    /// <param name="present">The columns that the file has.</param>
    public ContractViolationException(string file, string missingColumn, IEnumerable<string> present)
        : this(
            file,
            $"the required column '{missingColumn}' is missing (the header has: {string.Join(", ", present)}). "
            + $"Add the column or rename the one that holds it to '{missingColumn}'.") => MissingColumn = missingColumn;

    /// <summary>The file or folder.</summary>
    public string File { get; }

    /// <summary>The missing column, or empty where something else is wrong.</summary>
    public string MissingColumn { get; } = "";
}
