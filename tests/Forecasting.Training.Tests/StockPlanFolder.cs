using System.Globalization;

namespace Forecasting.Training.Tests;

/// <summary>A small folder of one store with two SKUs, from which stock is planned.</summary>
public abstract class StockPlanFolder : IDisposable
{
    protected const string SkuHeader = "sku_id,name,category,pack_size,shelf_life_days,unit_cost,unit_price,"
        + "lead_time_days,min_order_packs,delivery_weekdays\n";

    // A Monday, 84 days before the evening of the orders, which is a Sunday.
    protected static readonly DateOnly FirstDay = new(2025, 3, 3);
    protected const int Days = 84;

    protected static readonly DateOnly Evening = FirstDay.AddDays(Days - 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("rtmart-stock-").FullName;

    protected StockPlanFolder()
    {
        Write("stores.csv", "store_id,name,timezone,open_hour,close_hour\nS1,大润发 & Co,Asia/Shanghai,8,22\n");
        Write("orders-daily.csv", "store_id,date,orders\n"
            + string.Concat(Dates(Days).Select(d => $"S1,{d},{100 + (10 * (d[^1] % 3))}\n")));
        Write("skus.csv", SkuHeader + "A,=1+1,drinks,6,,4,6,1,1,\nB,@fresh,fruit,4,3,5,8,1,1,\n");
        Write("sku-daily.csv", Sales(("A", 6), ("B", 5)));
        Write("stock.csv", Stock("A,3,0", "B,2,0"));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected Task<ProgramRun> PlanAsync(params string[] more) => RtmartProcess.RunAsync(
    [
        "plan", "--stock", "--data", _folder, "--out", At("plan"), "--model", "weekday-mean",
        .. more.Contains("--sku-model") ? more : [.. more, "--sku-model", "tsb"],
    ]);

    protected List<string[]> Orders() => Table("stock-orders.csv");

    protected IEnumerable<string> Notes(string sku) =>
        Table("stock-notes.csv").Where(n => n[1] == sku).Select(n => string.Join(',', n[4..]).Trim('"'));

    // Fields of these tables hold no comma but in the last, quoted column.
    protected List<string[]> Table(string file) =>
        [.. File.ReadAllLines(At(Path.Combine("plan", file))).Skip(1).Select(l => l.Split(','))];

    protected static string Sales(params (string Sku, int Units)[] skus) =>
        "store_id,sku_id,date,units,lines,price,promotion\n" + string.Concat(skus.SelectMany(s =>
            Dates(Days).Select(d => $"S1,{s.Sku},{d},{s.Units},{s.Units},5,0\n")));

    protected static string Stock(params string[] rows) =>
        "store_id,sku_id,on_hand,reserved,as_of\n" + string.Concat(rows.Select(r => $"S1,{r},{Text(Evening)}\n"));

    protected static IEnumerable<string> Dates(int days) =>
        Enumerable.Range(0, days).Select(d => Text(FirstDay.AddDays(d)));

    protected static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    protected static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    protected string At(string file) => Path.Combine(_folder, file);

    protected void Write(string file, string text) => File.WriteAllText(At(file), text);
}
