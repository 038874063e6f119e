using System.Text;
using System.Text.Json;

namespace Forecasting.Api.ManualForecasts;

/// <summary>
/// Turns a JSON body into the rows of the CSV file with the same columns, so that both are read and judged alike.
/// </summary>
internal static class UploadBody
{
    private static readonly string[] Columns = ["store_id", "date", "orders", "made_on", "channel_id", "planner"];

    /// <summary>The rows with a header.</summary>
    /// <param name="body">An array of objects, or an object with such an array as manual_forecasts.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="JsonException">It is something else.</exception>
    public static async Task<Stream> ToCsvAsync(Stream body, CancellationToken cancellation)
    {
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("manual_forecasts", out var inside))
        {
            root = inside;
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException("it is no array of forecasts and has none as 'manual_forecasts'");
        }

        var text = new StringBuilder(string.Join(',', Columns)).Append('\n');
        foreach (var row in root.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Object)
            {
                throw new JsonException($"a forecast is an object, not {row.GetRawText()}");
            }

            text.AppendJoin(',', Columns.Select(c => row.TryGetProperty(c, out var value) ? Field(value) : ""))
                .Append('\n');
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static string Field(JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Null => "",
            _ => value.GetRawText(),
        };
        return $"\"{text.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
