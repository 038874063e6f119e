using System.Text.Json.Nodes;
using Forecasting.Api.Explanations;
using Forecasting.Api.Forecasts;
using Forecasting.Core.Domain;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Reference;

/// <summary>
/// Examples in the OpenAPI document, made by the same code as the answers, so that they cannot drift apart.
/// </summary>
internal static class AnswerExamples
{
    private static readonly Run Run = new()
    {
        RunId = "forecast-20240407-20240408013000123456",
        Kind = RunKind.Forecast,
        State = RunState.Complete,
        Model = "champion",
        Origin = new DateOnly(2024, 4, 7),
        DailyDays = 28,
        HourlyDays = 14,
        Started = "2024-04-08T01:30:00.123Z",
    };

    private static readonly RoundedForecast Daily = Forecast(Grain.Daily, 9_661_250, 41_500);

    private static readonly RoundedForecast Hourly = Forecast(Grain.Hourly, 402_500, 9_800);

    private static readonly RoundedExplanation Split = new(
        Daily.Key, Daily.FirstDay, [8_120_000, -310_400, 142_000, 0, 1_655_000, 0, 54_650]);

    /// <summary>The example of a response, or null.</summary>
    public static JsonNode? Find(string operation, string status, string mediaType)
    {
        if (status == "200")
        {
            return operation switch
            {
                "getDailyForecasts" => Of(Answer(Daily), mediaType),
                "getHourlyForecasts" => Of(Answer(Hourly), mediaType),
                "getDailyExplanations" => Of(Why(Daily, Split.Day), mediaType),
                "getHourlyExplanations" => Of(Why(Hourly, step => Split.Hour(Hourly, step)), mediaType),
                _ => null,
            };
        }

        return status switch
        {
            "400" => Parsed(AnswerJson.Bytes(
                Problems.OutsideRun("to", new DateOnly(2025, 1, 1), Daily, Run).Answer)),
            "503" => Parsed(AnswerJson.Bytes(Problems.NothingPublished("").Answer)),
            _ => null,
        };
    }

    private static ForecastAnswer Answer(RoundedForecast forecast) =>
        ForecastAnswer.Of(forecast, Run, new QueryDates(forecast.FirstDay, forecast.FirstDay), QueryQuantiles.All, []);

    private static ExplanationAnswer Why(RoundedForecast forecast, Func<int, double[]> parts) =>
        ExplanationAnswer.Of(forecast, parts, Run, new QueryDates(forecast.FirstDay, forecast.FirstDay));

    private static JsonNode? Of(ForecastAnswer answer, string mediaType) => mediaType == AnswerFormats.Csv
        ? Csv(answer)
        : Parsed(AnswerJson.Bytes(answer with { Forecasts = [.. answer.Forecasts.Take(2)] }));

    private static JsonNode? Of(ExplanationAnswer answer, string mediaType) => mediaType == AnswerFormats.Csv
        ? Csv(answer)
        : Parsed(AnswerJson.Bytes(answer with { Explanations = [.. answer.Explanations.Take(2)] }));

    private static JsonValue Csv(ITable answer) =>
        JsonValue.Create(System.Text.Encoding.UTF8.GetString(AnswerCsv.Bytes(answer)));

    private static JsonNode? Parsed(byte[] json) => JsonNode.Parse(json);

    private static RoundedForecast Forecast(Grain grain, long mean, long spread)
    {
        var units = new long[grain.StepsPerDay() * RoundedForecast.NumbersPerStep];
        for (var i = 0; i < units.Length; i++)
        {
            var tenths = i % RoundedForecast.NumbersPerStep;
            units[i] = tenths == 0 ? mean : mean + ((tenths - 5) * spread);
        }

        return new RoundedForecast(new SeriesKey("S001", Channel.AllId), grain, Run.Origin.AddDays(1), units);
    }
}
