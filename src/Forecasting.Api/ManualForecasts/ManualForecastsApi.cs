using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Api.ManualForecasts;

/// <summary>The planners' own forecasts: upload and read.</summary>
public static class ManualForecastsApi
{
    private const string BodyName = "body";

    public static void MapManualForecasts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/manual-forecasts").WithTags("Manual forecasts");
        group.MapGet("", Read).Knows("store", "from", "to", "history")
            .WithName("getManualForecasts")
            .WithSummary("What planners expect")
            .WithDescription("The planners' own forecasts with planner, making date and lead; history=true adds what "
                + "corrected ones said before.");
        group.MapPost("", UploadAsync).Knows()
            .WithName("postManualForecasts")
            .WithSummary("Upload manual forecasts")
            .WithDescription("JSON (an array of objects with store_id, date, orders, made_on, channel_id, planner) or "
                + "CSV with these columns. A row that cannot be used is named in the answer and the others are kept; "
                + "a number for the same store, channel, date and making date replaces the earlier one, which stays in "
                + "the history.");
    }

    private static Results<Ready<ManualAnswer>, Problem> Read(
        [Description("Only this store.")] string? store,
        [Description("First day, yyyy-MM-dd, included.")] string? from,
        [Description("Last day, yyyy-MM-dd, included.")] string? to,
        [Description("true: also what corrected forecasts said before.")] bool? history,
        HttpRequest request,
        Database database)
    {
        var (range, problem) = QueryRange.Of(from, to);
        if (problem is not null)
        {
            return problem;
        }

        using var connection = database.Open();
        var lines = ManualForecastsTable.Of(connection, store ?? "", range.From, range.To).Select(ManualLine.Of);
        var replaced = history == true
            ? ManualForecastsTable.ReplacedOf(connection, store ?? "", range.From, range.To).Select(ManualLine.Of)
            : [];
        return Answers.Now(request, new ManualAnswer { ManualForecasts = [.. lines, .. replaced] });
    }

    private static async Task<Results<Ready<UploadAnswer>, Problem>> UploadAsync(
        HttpRequest request, Database database, TimeProvider clock, CancellationToken cancellation)
    {
        var mediaType = request.ContentType?.Split(';')[0].Trim() ?? "";
        if (mediaType is not (AnswerFormats.Json or AnswerFormats.Csv))
        {
            return Problems.WrongMediaType(mediaType);
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellation);
        buffer.Position = 0;
        try
        {
            var csv = mediaType == AnswerFormats.Csv ? buffer : await UploadBody.ToCsvAsync(buffer, cancellation);
            return Store(request, database, clock, csv, cancellation);
        }
        catch (JsonException broken)
        {
            return Problems.Unusable($"The JSON cannot be read: {broken.Message}.");
        }
        catch (ContractViolationException broken)
        {
            return Problems.Unusable($"The CSV cannot be read: {broken.Message}");
        }
    }

    private static Results<Ready<UploadAnswer>, Problem> Store(
        HttpRequest request, Database database, TimeProvider clock, Stream csv, CancellationToken cancellation)
    {
        var log = new ReadingLog();
        List<ManualForecast> forecasts;
        using (var file = ManualForecastsReader.OpenText(BodyName, csv, log))
        {
            forecasts = [.. ManualForecastsReader.Rows(file, KnownSeries.Read(database))];
        }

        List<RejectedLine> rejected = [.. log.Rejects.Select(r =>
            new RejectedLine(r.Line - 1, r.Column, r.Value, r.Reason))];
        if (forecasts.Count == 0)
        {
            var why = rejected.Count > 0 ? "Every row was rejected." : "The body holds no row.";
            return Problems.Unusable(why, rejected);
        }

        var now = clock.GetUtcNow();
        var id = string.Create(
            CultureInfo.InvariantCulture, $"upload-{now:yyyyMMddHHmmssfff}-{Guid.NewGuid().ToString("N")[..6]}");
        var merged = ManualForecastsTable.Upload(database, id, forecasts, now, cancellation);
        return Answers.Now(request, new UploadAnswer
        {
            UploadId = id,
            Rows = forecasts.Count + rejected.Count,
            Added = merged.Added,
            Changed = merged.Changed,
            Rejected = rejected,
        });
    }
}
