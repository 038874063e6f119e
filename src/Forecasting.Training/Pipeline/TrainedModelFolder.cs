using System.Security.Cryptography;
using Forecasting.Core.Domain;
using Forecasting.Core.Models;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Training.Pipeline;

/// <summary>
/// Trained models as files: models/MODEL/ORIGIN-HASH/{daily,hourly}.model. A folder is written under another name and moved
/// when it is complete; the same models give the same folder.
/// </summary>
internal sealed class TrainedModelFolder(string root)
{
    private const int HashBytes = 6;

    /// <summary>Saves what was trained from one origin.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="origin">What it was trained on.</param>
    /// <param name="models">The fitted model of each grain.</param>
    /// <returns>The folder, relative to the folder of all models.</returns>
    public string Save(string model, Origin origin, IReadOnlyDictionary<Grain, IFittedModel> models)
    {
        var partial = Path.Combine(root, model, $".{origin}-{Guid.NewGuid():n}.partial");
        Directory.CreateDirectory(partial);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (grain, fitted) in models.OrderBy(m => m.Key))
            {
                var file = Path.Combine(partial, FileName(grain));
                using (var stream = new FileStream(file, FileMode.CreateNew))
                {
                    fitted.Save(stream);
                }

                hash.AppendData(File.ReadAllBytes(file));
            }

            var name = $"{origin}-{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, HashBytes))}";
            var folder = Path.Combine(root, model, name);
            if (!Directory.Exists(folder))
            {
                Directory.Move(partial, folder);
            }

            return $"{model}/{name}";
        }
        finally
        {
            if (Directory.Exists(partial))
            {
                Directory.Delete(partial, recursive: true);
            }
        }
    }

    /// <summary>Reads a saved model.</summary>
    /// <exception cref="FileNotFoundException">The file is not there; the message says what to do.</exception>
    public IFittedModel Load(string path, IForecaster forecaster)
    {
        var file = Path.Combine(root, path, FileName(forecaster.Grain));
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"The trained model {file} is not there; name its folder with --models, or train again.");
        }

        using var stream = File.OpenRead(file);
        return forecaster.Load(stream);
    }

    private static string FileName(Grain grain) => $"{FitFailuresTable.GrainName(grain)}.model";
}
