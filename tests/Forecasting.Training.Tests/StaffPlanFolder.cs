using System.Globalization;
using System.Text;

namespace Forecasting.Training.Tests;

/// <summary>A folder with ten weeks of single orders of one store up to Sunday 11 May 2025, a week of what came then,
/// and 30 people: those with even numbers pick, the others ride.</summary>
internal sealed class StaffPlanFolder : IDisposable
{
    public static DateOnly FirstDay { get; } = new(2025, 3, 3);

    public StaffPlanFolder()
    {
        Directory.CreateDirectory(At("future"));
        Write("stores.csv", "store_id,name,timezone,open_hour,close_hour\nS1,\"Söhne & Co\",Asia/Shanghai,9,17\n");
        Write("channels.csv", "channel_id,promise\napp,one_hour\nb2b,next_day\n");
        WriteOrders("", 0, 70);
        WriteOrders("future", 70, 77);
        var staff = new StringBuilder("staff_id,store_id,name,roles,max_hours_week,hourly_cost\n");
        for (var i = 0; i < 30; i++)
        {
            var role = i % 2 == 0 ? "picker" : "rider";
            staff.Append(CultureInfo.InvariantCulture, $"E{i:00},S1,王{i},{role},44,25\n");
        }

        Write("staff.csv", staff.ToString());
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("rtmart-plan-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string At(string file) => System.IO.Path.Combine(Path, file);

    public string[] Lines(string file) => File.ReadAllLines(At(file));

    public void Write(string file, string text) => File.WriteAllText(At(file), text);

    /// <summary>About 80 orders a day, a tenth of them for the next day, with the minutes that they take.</summary>
    private void WriteOrders(string part, int first, int end)
    {
        var orders = new StringBuilder("order_id,store_id,placed_at,channel_id,lines,promise,distance_km\n");
        var times = new StringBuilder("store_id,order_id,pick_minutes,pack_minutes,ride_minutes,drop_minutes\n");
        for (var day = first; day < end; day++)
        {
            var date = FirstDay.AddDays(day).ToString("O", CultureInfo.InvariantCulture);
            for (var i = 0; i < 80 + (day % 7 * 3); i++)
            {
                var (hour, minute, mix) = (9 + (i % 8), i * 37 % 60, ((day * 31) + (i * 17)) % 10);
                var isPatient = mix == 9;
                orders.Append(CultureInfo.InvariantCulture, $"D{day}-{i},S1,{date}T{hour:00}:{minute:00}:00,")
                    .Append(isPatient ? "b2b,9,next_day," : "app,9,one_hour,")
                    .Append(CultureInfo.InvariantCulture, $"{0.5 + (mix * 0.4):F1}\n");
                times.Append(CultureInfo.InvariantCulture, $"S1,D{day}-{i},{4 + mix},1,{2 + mix},2\n");
            }
        }

        Write(System.IO.Path.Combine(part, "orders.csv"), orders.ToString());
        Write(System.IO.Path.Combine(part, "order-times.csv"), times.ToString());
    }
}
