using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Training;

namespace Forecasting.Stock;

/// <summary>Real sales of 2,442 products of a web shop, forecast from rolling origins.</summary>
internal static class OnlineRetailCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "DIR",
        Description = "Folder with sku-daily.csv.gz. Default: online-retail in RTMART_DATA_SETS.",
    };

    private static readonly Option<int> Origins = new("--origins")
    {
        HelpName = "N",
        Description = "Origins, one horizon apart, the last of them a horizon before the end.",
        DefaultValueFactory = _ => 6,
    };

    private static readonly Option<string?> Models = new("--models")
    {
        HelpName = "NAME,...",
        Description = $"Of {string.Join(", ", SkuForecasters.All.Select(f => f.Name))}; all of them where not given.",
    };

    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "Figures." };

    private static readonly Horizon Horizon = new(14);

    public static Command Create()
    {
        var command = new Command("online-retail", "Pinball loss and fill rate on real sales.")
        {
            Data, Origins, Models, Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(Data) ?? Path.Combine(
            Environment.GetEnvironmentVariable("RTMART_DATA_SETS") ?? "", "online-retail");
        if (!Directory.Exists(folder))
        {
            throw new InvalidOperationException(
                $"the data set is missing: there is no folder '{folder}'. Give --data DIR with sku-daily.csv.gz.");
        }

        var figures = new Figures();
        var history = SkuHistoryFolder.Read([folder], null, cancellation).History;
        var forecasters = parsed.GetValue(Models) is { } names
            ? [.. names.Split(',').Select(SkuForecasters.Named)]
            : SkuForecasters.All;
        var scores = new DemandScores[forecasters.Count];
        var seconds = new double[forecasters.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = new DemandScores();
            var start = figures.Seconds;
            for (var back = parsed.GetValue(Origins); back >= 1; back--)
            {
                Score(forecasters[i], history, back * Horizon.Days, scores[i], cancellation);
            }

            seconds[i] = figures.Seconds - start;
            Print(forecasters[i].Name, scores[i], seconds[i]);
        }

        return ExitCode.Done;
    }

    private static void Score(
        ISkuForecaster forecaster,
        SkuHistory history,
        int daysBack,
        DemandScores scores,
        CancellationToken cancellation)
    {
        var context = new SkuContext(history.UpTo(new Origin(history.Origin.LastDay.AddDays(-daysBack))));
        var model = forecaster.Fit(context, Horizon, cancellation);
        foreach (var store in context.History.Stores)
        {
            var whole = history.Store(store.Store.Id).Series.ToDictionary(s => s.Sku.Id, StringComparer.Ordinal);
            foreach (var forecast in model.Forecast(context, store.Store.Id, Horizon))
            {
                scores.Add(forecast, whole[forecast.Sku.Id], store.Days);
            }
        }
    }

    private static void Print(string name, DemandScores scores, double seconds)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{name,-20} {seconds,6:F0} s bias {scores.Bias,7:P1}");
        for (var i = 0; i < DemandScores.Levels.Length; i++)
        {
            text += string.Create(CultureInfo.InvariantCulture,
                $" | q{100 * DemandScores.Levels[i]} {scores.Pinball(i):F4} covers {scores.Covered(i):P1}");
        }

        Console.WriteLine(text);
        text = "    week";
        for (var i = 0; i < DemandScores.ServiceLevels.Length; i++)
        {
            text += string.Create(
                CultureInfo.InvariantCulture,
                $" | {DemandScores.ServiceLevels[i]:P1}: fill {scores.FillRate(i):P1} "
                + $"predicted {scores.PredictedFillRate(i):P1} stock {scores.Stock(i):F2}");
        }

        Console.WriteLine(text);
    }
}
