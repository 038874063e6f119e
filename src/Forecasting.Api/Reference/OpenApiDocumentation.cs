using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Forecasting.Api.Reference;

/// <summary>What the generated OpenAPI document cannot know by itself: its purpose, examples, other error statuses.</summary>
internal static class OpenApiDocumentation
{
    private static readonly Dictionary<string, string> _parameterExamples = new(StringComparer.Ordinal)
    {
        ["storeId"] = "S001",
        ["from"] = "2024-04-08",
        ["to"] = "2024-04-14",
        ["channel"] = "all",
        ["quantiles"] = "10,50,90",
        ["format"] = "json",
        ["runId"] = "forecast-20240407-20240408013000123",
        ["region"] = "East",
        ["store"] = "S001",
        ["grain"] = "daily",
    };

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "RtMart.Forecast";
            document.Info.Version = "1";
            document.Info.Description =
                "Forecasts of online orders per store, channel, day and hour. What is served is one complete run at a time; "
                + "it changes as a whole. Dates and hours are the store's own. Means add up exactly: hours to days, channels to "
                + "'all'. JSON by default; CSV with `Accept: text/csv` or `?format=csv`. Errors are problem details (RFC 9457).";
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                if (_parameterExamples.TryGetValue(parameter.Name!, out var example))
                {
                    parameter.Example = JsonValue.Create(example);
                }
            }

            foreach (var (status, response) in operation.Responses ?? [])
            {
                foreach (var (mediaType, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
                {
                    Describe(operation.OperationId ?? "", status, mediaType, content);
                }
            }

            return Task.CompletedTask;
        });
    }

    private static void Describe(string operation, string status, string mediaType, OpenApiMediaType content)
    {
        if (mediaType == AnswerFormats.Csv)
        {
            content.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        content.Example = AnswerExamples.Find(operation, status, mediaType);
    }
}
