using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Forecasting.Api.Reference;

/// <summary>
/// What the generated OpenAPI document cannot know by itself: its purpose, examples, other error statuses.
/// </summary>
internal static class OpenApiDocumentation
{
    private static readonly Dictionary<string, string> ParameterExamples = new(StringComparer.Ordinal)
    {
        ["storeId"] = "S001",
        ["from"] = "2024-04-08",
        ["to"] = "2024-04-14",
        ["channel"] = "all",
        ["quantiles"] = "10,50,90",
        ["format"] = "json",
        ["runId"] = "forecast-20240407-20240408013000123456",
        ["region"] = "East",
        ["store"] = "S001",
        ["grain"] = "daily",
        ["week"] = "2024-04-08",
        ["person"] = "E001",
    };

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "RtMart.Forecast";
            document.Info.Version = "1";
            document.Info.Description =
                "Forecasts of online orders per store, channel, region and chain, by hour, day and week. What is "
                + "served is one complete run at a time; it changes as a whole. Dates and hours are the store's own. "
                + "Means add up exactly: hours to days, days to weeks, channels to 'all', stores to regions and the "
                + "chain. JSON by default; CSV with `Accept: text/csv` or `?format=csv`. Errors are problem details "
                + "(RFC 9457).";
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            AddCommonParts(operation, HttpMethods.IsGet(context.Description.HttpMethod ?? ""));
            foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                parameter.Example = ParameterExamples.TryGetValue(parameter.Name!, out var example)
                    ? JsonValue.Create(example) : null;
            }

            foreach (var (status, response) in operation.Responses ?? [])
            {
                response.Description = Meaning(status) ?? response.Description;
                foreach (var (mediaType, content) in response.Content ?? new Dictionary<string, OpenApiMediaType>())
                {
                    Describe(operation.OperationId ?? "", status, mediaType, content);
                }
            }

            return Task.CompletedTask;
        });
    }

    private static void AddCommonParts(OpenApiOperation operation, bool isReading)
    {
        if (!isReading)
        {
            foreach (var (status, meaning) in Problem.ChangeMeanings)
            {
                operation.Responses?.TryAdd(
                    status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse { Description = meaning });
            }

            return;
        }

        if (operation.Responses?["200"].Content?.ContainsKey(AnswerFormats.Csv) != true)
        {
            return;
        }

        operation.Responses.Add(
            "304", new OpenApiResponse { Description = "The copy that If-None-Match names is current." });
        operation.Parameters ??= [];
        if (operation.Parameters.All(p => p.Name != "format"))
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "format",
                In = ParameterLocation.Query,
                Description = Forecasts.ForecastQuery.FormatMeaning,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static string? Meaning(string status) =>
        Problem.Meanings.GetValueOrDefault(int.Parse(status, CultureInfo.InvariantCulture));

    private static void Describe(string operation, string status, string mediaType, OpenApiMediaType content)
    {
        if (mediaType is AnswerFormats.Csv or AnswerFormats.Calendar)
        {
            content.Schema = new OpenApiSchema { Type = JsonSchemaType.String };
        }

        content.Example = AnswerExamples.Find(operation, status, mediaType);
    }
}
