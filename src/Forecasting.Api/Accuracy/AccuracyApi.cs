using System.ComponentModel;
using Forecasting.Core.Persistence.Runs;

namespace Forecasting.Api.Accuracy;

/// <summary>How well a store, or the chain, was forecast at one lead.</summary>
public sealed record AccuracyLine
{
    /// <summary>The store; absent for the chain.</summary>
    public string? StoreId { get; init; }

    /// <summary>daily or hourly.</summary>
    public required string Grain { get; init; }

    /// <summary>Days ahead; absent for all leads together.</summary>
    public int? LeadDays { get; init; }

    /// <summary>Days or hours compared.</summary>
    public required int Forecasts { get; init; }

    /// <summary>Orders that came.</summary>
    public required double Orders { get; init; }

    /// <summary>Sum of errors over sum of orders; accuracy is 1 minus it.</summary>
    public double? Wape { get; init; }

    /// <summary>1 - WAPE.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Positive: forecasts were too high.</summary>
    public double? Bias { get; init; }

    /// <summary>Share of actuals inside q10..q90; 0.8 is right.</summary>
    public double? Cover80 { get; init; }

    /// <summary>WAPE of the stand-in for manual forecasts: the mean of the same weekday over four weeks.</summary>
    public double? StandInWape { get; init; }
}

/// <summary>
/// The published model's errors on the newest days, which were kept back from it; where its training did not measure
/// them, those of the last training before it that did.
/// </summary>
public sealed record AccuracyAnswer : ITable
{
    public required string RunId { get; init; }

    /// <summary>The training run whose model forecasts.</summary>
    public string? TrainedBy { get; init; }

    /// <summary>The training run that measured; absent where none did.</summary>
    public string? MeasuredBy { get; init; }

    /// <summary>The last day that was known to it.</summary>
    public DateOnly? MeasuredUpTo { get; init; }

    /// <summary>The chain first, then stores in id order.</summary>
    public required IReadOnlyList<AccuracyLine> Accuracy { get; init; }

    IReadOnlyList<string> ITable.Columns =>
    [
        "grain", "store_id", "lead_days", "forecasts", "orders", "wape", "accuracy", "bias", "cover80", "stand_in_wape",
    ];

    IEnumerable<object?[]> ITable.Rows => Accuracy.Select(a => new object?[]
    {
        a.Grain, a.StoreId, a.LeadDays, a.Forecasts, a.Orders, a.Wape, a.Accuracy, a.Bias, a.Cover80, a.StandInWape,
    });
}

/// <summary>Accuracy of what is served.</summary>
public static class AccuracyApi
{
    public static void MapAccuracy(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/accuracy", Answer).Knows("store")
            .WithTags("Accuracy")
            .WithName("getAccuracy")
            .WithSummary("How good the forecasts are")
            .WithDescription("Errors of the published model on the newest days, unseen by it, by store and lead.");

    private static Results<Ready<AccuracyAnswer>, Problem> Answer(
        [Description("Only this store.")] string? store, HttpRequest request, Publication served)
    {
        var snapshot = served.Current;
        if (snapshot.Published is not { } run)
        {
            return Problems.NothingPublished(snapshot.Trouble);
        }

        return store is not null && run.FindStore(store) is null
            ? Problems.UnknownStore(store, run)
            : Answers.OfRun(request, run, $"accuracy {store}", (run, store), s => Of(s.run, s.store));
    }

    private static AccuracyAnswer Of(PublishedRun run, string? store) => new()
    {
        RunId = run.Run.RunId,
        TrainedBy = run.Run.TrainedBy,
        MeasuredBy = run.Measured?.RunId,
        MeasuredUpTo = run.Measured?.Origin,
        Accuracy = [.. run.Accuracy.Where(a => store is null || a.StoreId == store).Select(Line)],
    };

    private static AccuracyLine Line(AccuracyFigure figure) => new()
    {
        StoreId = figure.StoreId.Length == 0 ? null : figure.StoreId,
        Grain = figure.Grain,
        LeadDays = figure.LeadDays == 0 ? null : figure.LeadDays,
        Forecasts = figure.Forecasts,
        Orders = figure.Orders,
        Wape = Digits(figure.Wape),
        Accuracy = Digits(1 - figure.Wape),
        Bias = Digits(figure.Bias),
        Cover80 = Digits(figure.Cover80),
        StandInWape = Digits(figure.StandInWape),
    };

    private static double? Digits(double? share) => share is { } value ? Math.Round(value, 6) : null;
}
