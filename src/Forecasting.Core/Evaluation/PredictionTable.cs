using System.Globalization;
using System.Text;
using Forecasting.Core.Domain;
using Forecasting.Core.History;

namespace Forecasting.Core.Evaluation;

/// <summary>
/// Writes a backtest's forecasts as the data contract says: one row per model, origin, series and step, in this order,
/// so that the same forecasts give the same bytes.
/// </summary>
public static class PredictionTable
{
    private const int BufferBytes = 1 << 16;

    private const string Header =
        "model,store_id,channel_id,origin,date,hour,mean,q10,q20,q30,q40,q50,q60,q70,q80,q90,actual";

    /// <summary>Writes all models of a backtest.</summary>
    /// <param name="result">The backtest; its grain decides whether the hour is filled.</param>
    /// <param name="target">Takes UTF-8 text; left open.</param>
    /// <param name="cancellation">Stops between series.</param>
    public static void Write(BacktestResult result, Stream target, CancellationToken cancellation)
    {
        using var writer = new StreamWriter(target, new UTF8Encoding(false), BufferBytes, leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine(Header);
        var line = new StringBuilder(256);
        foreach (var model in result.Models)
        {
            foreach (var window in model.Windows)
            {
                for (var series = 0; series < window.Keys.Count; series++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    WriteSeries(result.History, model.Name, window, series, writer, line);
                }
            }
        }
    }

    private static void WriteSeries(
        DemandHistory history,
        string model,
        WindowForecasts window,
        int series,
        StreamWriter writer,
        StringBuilder line)
    {
        var key = window.Keys[series];
        var prefix = string.Join(',', new[] { model, key.StoreId, key.ChannelId }.Select(CsvField.Quoted))
            + $",{window.Origin},";
        var stepsPerDay = window.Grain.StepsPerDay();
        var actuals = history.Find(key, window.Grain);
        var first = (history.DayIndex(window.Origin.LastDay) + 1) * stepsPerDay;
        for (var step = 0; step < window.Steps; step++)
        {
            line.Clear().Append(prefix).Append(CultureInfo.InvariantCulture, $"{window.Date(step):O},");
            if (stepsPerDay > 1)
            {
                line.Append(step % stepsPerDay);
            }

            AppendOrders(line.Append(','), window.Mean(series, step));
            for (var k = 0; k < 9; k++)
            {
                AppendOrders(line.Append(','), window.Decile(series, step, k));
            }

            line.Append(',');
            if (actuals is not null && first + step < actuals.Values.Length
                && !double.IsNaN(actuals.Values[first + step]))
            {
                line.Append(CultureInfo.InvariantCulture, $"{actuals.Values[first + step]}");
            }

            writer.WriteLine(line);
        }
    }

    private static void AppendOrders(StringBuilder line, double orders)
    {
        var units = PrintedOrders.Units(orders);
        line.Append(units / PrintedOrders.UnitsPerOrder);
        var rest = (int)(units % PrintedOrders.UnitsPerOrder);
        if (rest == 0)
        {
            return;
        }

        var digits = 4;
        for (; rest % 10 == 0; rest /= 10)
        {
            digits--;
        }

        line.Append('.').Append('0', digits - Digits(rest)).Append(rest);
    }

    private static int Digits(int number) => number >= 1000 ? 4 : number >= 100 ? 3 : number >= 10 ? 2 : 1;
}
