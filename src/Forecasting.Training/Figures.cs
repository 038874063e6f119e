using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Forecasting.Core.Domain;

namespace Forecasting.Training;

/// <summary>What a verb measured about itself and its results: one JSON object with stable names.</summary>
internal sealed class Figures
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly JsonObject _values = [];
    private readonly JsonArray _stages = [];

    /// <summary>Seconds since the verb began.</summary>
    public double Seconds => _clock.Elapsed.TotalSeconds;

    /// <summary>A figure; null where the number is not one.</summary>
    public static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>Sets one figure; a number that is not one becomes null.</summary>
    public void Set(string name, double value) => _values[name] = Number(value);

    /// <summary>Sets a group or a list of figures.</summary>
    public void Set(string name, JsonNode group) => _values[name] = group;

    /// <summary>Sets a list of records of the data contract.</summary>
    public void SetList<TRecord>(string name, IEnumerable<TRecord> records) =>
        _values[name] = JsonSerializer.SerializeToNode(records, ContractJson.Options);

    /// <summary>Sets every part of a record of the data contract.</summary>
    public void SetAll<TRecord>(TRecord record)
    {
        foreach (var (name, value) in JsonSerializer.SerializeToNode(record, ContractJson.Options)!.AsObject())
        {
            _values[name] = value?.DeepClone();
        }
    }

    /// <summary>Does a stage of the work and keeps its time.</summary>
    public T Stage<T>(string name, Func<T> work)
    {
        var start = _clock.Elapsed;
        var result = work();
        Keep(name, start);
        return result;
    }

    /// <summary>Does a stage of the work that waits for input or output, and keeps its time.</summary>
    public async Task<T> StageAsync<T>(string name, Func<Task<T>> work)
    {
        var start = _clock.Elapsed;
        var result = await work();
        Keep(name, start);
        return result;
    }

    /// <summary>Writes everything, with `seconds`, `peak_mb` and, where there are some, `stages`.</summary>
    public void WriteTo(string path)
    {
        Set("seconds", Math.Round(Seconds, 3));
        Set("peak_mb", Math.Round(PeakMemory.Megabytes(), 1));
        if (_stages.Count > 0)
        {
            _values["stages"] = _stages.DeepClone();
        }

        WholeFile.Write(path, stream => JsonSerializer.Serialize(stream, _values, Indented));
    }

    private void Keep(string name, TimeSpan start)
    {
        var seconds = Math.Round((_clock.Elapsed - start).TotalSeconds, 3);
        _stages.Add((JsonNode)new JsonObject { ["name"] = name, ["seconds"] = seconds });
    }
}
