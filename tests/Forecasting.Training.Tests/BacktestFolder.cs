using System.Globalization;
using System.Text;

namespace Forecasting.Training.Tests;

/// <summary>A small folder of contract files: a growing chain with a week, an event and one store named like an attack.</summary>
public sealed class BacktestFolder : IDisposable
{
    public const string NastyName = "<script>alert('x')</script> & \"Söhne\" 大润发";

    private static readonly DateOnly FirstDay = new(2023, 1, 2);

    public BacktestFolder()
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(
            At("stores.csv"),
            $"store_id,name,timezone\nA,\"{NastyName.Replace("\"", "\"\"", StringComparison.Ordinal)}\",UTC\nB,Beta,UTC\nC,Gamma,UTC\n");
        var days = new StringBuilder("store_id,date,orders\n");
        var hours = new StringBuilder("store_id,date,hour,orders\n");
        for (var day = 0; day < 500; day++)
        {
            var date = FirstDay.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
            foreach (var (store, level) in new[] { ("A", 200), ("B", 90), ("C", 40) })
            {
                var total = 0;
                for (var hour = 8; hour < 22; hour++)
                {
                    var orders = (level / 14) + (day % 7) + ((day * 7) + (hour * 13)) % 5 + (hour is 12 or 18 ? 4 : 0);
                    total += orders;
                    if (day >= 380)
                    {
                        hours.Append(CultureInfo.InvariantCulture, $"{store},{date},{hour},{orders}\n");
                    }
                }

                for (var hour = 0; hour < 24 && day >= 380; hour++)
                {
                    hours.Append(hour is < 8 or >= 22 ? $"{store},{date},{hour},0\n" : "");
                }

                days.Append(CultureInfo.InvariantCulture, $"{store},{date},{total}\n");
            }
        }

        File.WriteAllText(At("orders-daily.csv"), days.ToString());
        File.WriteAllText(At("orders-hourly.csv"), hours.ToString());
        File.WriteAllText(At("calendar.csv"), "date,kind,name\n2024-05-01,public_holiday,\"Labour & <Day>\"\n");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("backtest-").FullName;

    public string At(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
