using System.CommandLine;
using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Training;
using Forecasting.Training.Verbs;

namespace Forecasting.Stock;

/// <summary>Time and memory by number of SKU-stores, on chains made up of independent counts.</summary>
internal static class SizeCommand
{
    private const int Days = 400;
    private static readonly Horizon Horizon = new(7);

    private static readonly Option<int> Stores = VerbOptions.Number("--stores", 5, "Stores.");
    private static readonly Option<int> Skus = VerbOptions.Number("--skus", 2_000, "SKUs of each store.");
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "Figures." };

    public static Command Create()
    {
        var command = new Command("size", "Time and memory for so many SKU-stores.") { Stores, Skus, Json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new Figures();
        var history = figures.Stage("make a chain", () => Make(parsed.GetValue(Stores), parsed.GetValue(Skus)));
        var context = new SkuContext(history);
        var start = figures.Seconds;
        var used = Environment.CpuUsage.TotalTime;
        var model = figures.Stage("fit", () => SkuForecasters.Served.Fit(context, Horizon, cancellation));
        var (fitSeconds, fitted) = (figures.Seconds - start, Environment.CpuUsage.TotalTime);
        start = figures.Seconds;
        double units = 0;
        long count = 0;
        figures.Stage("forecast", () =>
        {
            foreach (var store in history.Stores)
            {
                foreach (var forecast in model.Forecast(context, store.Store.Id, Horizon))
                {
                    units += forecast.Over(1, 4).Quantile(0.975);
                    count++;
                }
            }

            return 0;
        });
        var seconds = figures.Seconds - start;
        var processor = (Environment.CpuUsage.TotalTime - fitted).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} SKU-stores of {Days} days: fit {fitSeconds:F1} s ({(fitted - used).TotalSeconds:F1} s of "
            + $"processor time), forecast {seconds:F1} s ({processor:F1} s), {1e6 * processor / count:F0} us of "
            + $"processor time each, peak {PeakMemory.Megabytes():F0} MB, {units:F0} units to cover four days"));
        figures.Set("sku_stores", count);
        figures.Set("fit_seconds", fitSeconds);
        figures.Set("forecast_seconds", seconds);
        figures.Set("forecast_processor_seconds", processor);
        figures.Set("peak_mb", PeakMemory.Megabytes());
        if (parsed.GetValue(Json) is { } file)
        {
            figures.WriteTo(file);
        }

        return ExitCode.Done;
    }

    private static SkuHistory Make(int stores, int skus)
    {
        var builder = new SkuHistoryBuilder();
        var firstDay = new DateOnly(2024, 1, 1);
        for (var sku = 0; sku < skus; sku++)
        {
            builder.Add(new Sku { Id = Id('K', sku), Category = Id('C', sku % 12), UnitPrice = 5 + (sku % 40) });
        }

        for (var store = 0; store < stores; store++)
        {
            var random = new Random(store);
            builder.Add(new Store { Id = Id('S', store), Name = Id('S', store) });
            for (var sku = 0; sku < skus; sku++)
            {
                // As movements fall off in a store: a few hundred a day at the top, one a week at the end.
                var mean = 300.0 / (sku + 10) * (0.5 + random.NextDouble());
                for (var day = 0; day < Days; day++)
                {
                    var units = Poisson(random, mean * (day % 7 >= 5 ? 1.3 : 0.9));
                    builder.Add(Id('S', store), Id('K', sku), firstDay.AddDays(day), new SkuDay(
                        units, (units + 1) / 2, 3 * units, 5 + (sku % 40), false, 0));
                }
            }
        }

        return builder.Build();
    }

    private static string Id(char kind, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D5}");

    private static int Poisson(Random random, double mean)
    {
        var (count, product) = (0, random.NextDouble());
        for (var limit = Math.Exp(-mean); product > limit; count++)
        {
            product *= random.NextDouble();
        }

        return count;
    }
}
