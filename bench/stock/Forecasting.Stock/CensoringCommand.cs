using System.CommandLine;
using System.Globalization;
using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Models.Skus.Recovery;
using Forecasting.Core.Simulation.Replay.Stock;
using Forecasting.Training;

namespace Forecasting.Stock;

/// <summary>Demand of sold-out days, recovered from what was seen, against what was truly wanted.</summary>
internal static class CensoringCommand
{
    private static readonly Option<string> Data = new("--data")
    {
        HelpName = "DIR",
        Description = "A simulated chain with SKUs.",
        Required = true,
    };

    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "Figures." };

    public static Command Create()
    {
        var command = new Command("censoring", "Bias of demand recovered on sold-out days.") { Data, Json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = parsed.GetValue(Data)!;
        var figures = new Figures();
        var goods = SkuHistoryFolder.Read([folder], null, cancellation);
        var context = new SkuContext(goods.History)
        {
            Orders = DemandHistoryFolder.Read(folder, cancellation).History,
        };
        var wanted = WantedGoods.Read(folder, goods.History.FirstDay, goods.History.Days, goods.Log, cancellation)
            ?? throw new InvalidOperationException(
                $"'{folder}' has no truth/sku-days.csv.gz; make a chain with ./rtmart simulate --skus 300.");
        double seen = 0, recovered = 0, truth = 0, censored = 0, days = 0;
        double censoredRecovered = 0, censoredTruth = 0, absolute = 0;
        foreach (var (series, demand) in RecoveredDemand.Of(context))
        {
            for (var day = series.FirstDay; day < series.Days; day++)
            {
                var date = context.History.FirstDay.AddDays(day);
                if (!series.IsKnown(day) || wanted.On(series.StoreId, series.Sku.Id, date) is not { } truly)
                {
                    continue;
                }

                var units = truly.AllUnits;
                days++;
                seen += series.AllUnits(day);
                recovered += demand[day];
                truth += units;
                if (series.SoldOutHours(day) > 0)
                {
                    censored++;
                    censoredRecovered += demand[day];
                    censoredTruth += units;
                    absolute += Math.Abs(demand[day] - units);
                }
            }
        }

        var bias = (recovered / truth) - 1;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{days:F0} SKU-days, {censored / days:P1} sold out; bias of sales {(seen / truth) - 1:P2}, of recovered "
            + $"demand {bias:P2}; on sold-out days bias {(censoredRecovered / censoredTruth) - 1:P2}, "
            + $"mean error {absolute / censoredTruth:P1}"));
        figures.Set("censored_share", censored / days);
        figures.Set("bias_seen", (seen / truth) - 1);
        figures.Set("bias_recovered", bias);
        if (parsed.GetValue(Json) is { } file)
        {
            figures.WriteTo(file);
        }

        return Math.Abs(bias) <= 0.01 ? ExitCode.Done : ExitCode.DoneWithWarnings;
    }
}
