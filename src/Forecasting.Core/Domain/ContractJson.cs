using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forecasting.Core.Domain;

/// <summary>How records are written as JSON, by the API and by commands: the data contract's snake_case names, nothing
/// for what is not known.</summary>
public static class ContractJson
{
    /// <summary>Options for reading and writing.</summary>
    public static JsonSerializerOptions Options { get; } =
        Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>Makes options those of the contract.</summary>
    /// <param name="options">Options that nobody has used yet.</param>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;

        // Nothing of it is put into HTML; names in Chinese stay readable.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
