using System.Globalization;
using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>How large the stores' quick-pick rooms are and what lies in them: the column quick_pick_litres of
/// stores.csv, and quick-pick.csv.</summary>
public sealed class QuickPickRooms
{
    /// <summary>The file's name without ending.</summary>
    public const string FileName = "quick-pick";

    /// <summary>The column of stores.csv.</summary>
    public const string LitresColumn = "quick_pick_litres";

    private static readonly ContractColumn[] Columns = [new("store_id", true), new("sku_id", true), new("in_room")];
    private static readonly HashSet<string> Nothing = [];
    private readonly Dictionary<string, HashSet<string>> _inside = new(StringComparer.Ordinal);

    /// <summary>Reads quick-pick.csv: one row for every SKU that lies in a store's room. The plan's own table can be
    /// given back: its rows with in_room 0 are left out. Rooms are empty where the folder has no such file.</summary>
    /// <param name="folder">The folder of contract files.</param>
    /// <param name="history">The stores and SKUs that rows may name.</param>
    /// <param name="log">Takes warnings and rejected rows.</param>
    /// <exception cref="ContractViolationException">The file cannot be used.</exception>
    public static QuickPickRooms Read(string folder, SkuHistory history, ReadingLog log)
    {
        var rooms = new QuickPickRooms();
        var stores = new SeriesDirectory([.. history.Stores.Select(s => s.Store)], null);
        var skus = new SkuDirectory(history.Skus);
        using var file = ContractFile.TryOpen(folder, FileName, Columns, log, moreAreAttributes: true);
        while (file is not null && file.Next())
        {
            if (!stores.TryStore(file, 0, out var store) || !skus.TrySku(file, 1, out var sku)
                || !file.TryOptionalCount(2, out var inRoom))
            {
                continue;
            }

            if (inRoom is not (null or 0 or 1))
            {
                file.Reject(2, "1: it lies in the room, 0: it does not");
            }
            else if (inRoom != 0)
            {
                rooms.Add(stores.Stores[store].Id, sku.Id);
            }
        }

        return rooms;
    }

    /// <summary>Says that a SKU lies in a store's room.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="skuId">The SKU.</param>
    public void Add(string storeId, string skuId)
    {
        if (!_inside.TryGetValue(storeId, out var skus))
        {
            _inside.Add(storeId, skus = new HashSet<string>(StringComparer.Ordinal));
        }

        skus.Add(skuId);
    }

    /// <summary>The SKUs that lie in a store's room.</summary>
    /// <param name="storeId">The store.</param>
    public IReadOnlySet<string> Of(string storeId) => _inside.GetValueOrDefault(storeId, Nothing);

    /// <summary>Litres of a store's room; 0 where it has none, or where no number is given.</summary>
    /// <param name="store">The store.</param>
    public static double LitresOf(Store store) =>
        store.Attributes.TryGetValue(LitresColumn, out var text)
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var litres)
        && litres > 0 && double.IsFinite(litres) ? litres : 0;
}
