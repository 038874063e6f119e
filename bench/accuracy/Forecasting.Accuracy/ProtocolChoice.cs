using Forecasting.Training;

namespace Forecasting.Accuracy;

/// <summary>Which protocols are run, where their folders are, and what was left out.</summary>
/// <param name="Protocols">At least one.</param>
/// <param name="Folder">The folder below which theirs lie.</param>
/// <param name="Remarks">Sentences about what was left out.</param>
internal sealed record ProtocolChoice(
    IReadOnlyList<Protocol> Protocols, string Folder, IReadOnlyList<string> Remarks)
{
    /// <summary>Chooses those whose folders are there; where none is, the simulated sample chain.</summary>
    /// <param name="all">The list.</param>
    /// <param name="samples">The protocols of the sample chain.</param>
    /// <param name="names">Wanted names; none means all.</param>
    /// <param name="folder">The folder of data sets.</param>
    /// <param name="projectFolder">The folder that holds data-samples.</param>
    /// <exception cref="WrongUsageException">A name is not in either list.</exception>
    public static ProtocolChoice Of(
        IReadOnlyList<Protocol> all,
        IReadOnlyList<Protocol> samples,
        IReadOnlyList<string> names,
        string folder,
        string projectFolder)
    {
        var unknown = names.Where(n => all.Concat(samples).All(p => p.Name != n)).ToList();
        if (unknown.Count > 0)
        {
            throw new WrongUsageException(
                $"there is no data set {string.Join(", ", unknown)}; known are "
                + $"{string.Join(", ", all.Concat(samples).Select(p => p.Name))}.");
        }

        var ofSamples = samples.Where(p => names.Contains(p.Name)).ToList();
        if (ofSamples.Count > 0 && ofSamples.Count < names.Count)
        {
            throw new WrongUsageException("the sample chain is run by itself; name no other data set beside it.");
        }

        if (ofSamples.Count > 0)
        {
            return new ProtocolChoice(ofSamples, projectFolder, []);
        }

        var wanted = all.Where(p => names.Count == 0 || names.Contains(p.Name)).ToList();
        var found = wanted.Where(p => Directory.Exists(Path.Combine(folder, p.Folder))).ToList();
        List<string> remarks = [.. wanted.Except(found).Select(p =>
            $"{p.Name} is left out: there is no folder {Path.Combine(folder, p.Folder)}. "
            + "Give the folder that holds the data sets as the first argument.")];
        if (found.Count > 0)
        {
            return new ProtocolChoice(found, folder, remarks);
        }

        remarks.Add("No data set was found, so the simulated chain of data-samples is measured; its figures say "
            + "nothing about real stores.");
        return new ProtocolChoice(samples, projectFolder, remarks);
    }
}
