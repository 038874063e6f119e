using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.NewStore;

/// <summary>A chain of old stores and one that is young: the last of the stores. Weekends sell double.</summary>
internal static class YoungChain
{
    public const int Days = 210;
    public const int HorizonDays = 14;

    public static readonly Horizon Horizon = new(HorizonDays);

    /// <summary>Sizes 1, 2, ... as an attribute, which decides on the level, and the young store at the end.</summary>
    /// <param name="oldStores">Stores known for all days.</param>
    /// <param name="youngDays">Days of the young store that are known.</param>
    /// <param name="youngSize">Its size; old ones have sizes from 1 up.</param>
    /// <param name="days">Days of the chain.</param>
    public static DemandHistory Make(int oldStores, int youngDays, int youngSize = 3, int days = Days)
    {
        Store[] stores = [.. Enumerable.Range(1, oldStores).Append(youngSize).Select((size, i) => new Store
        {
            Id = $"s{i:00}",
            Attributes = new Dictionary<string, string> { ["size"] = $"{size}" },
        })];
        return DailyChain.Make(stores, [], days, (store, day) =>
            store == oldStores && day < days - youngDays ? double.NaN
                : Orders(store == oldStores ? youngSize : store + 1, store, day));
    }

    /// <summary>What a store of a size sells, around a plain day's 50 x size; day 0 is a Monday.</summary>
    public static double Orders(int size, int store, int day) =>
        Math.Round(50 * size * (day % 7 >= 5 ? 2 : 1) * (1 + (0.05 * Math.Sin((day * 1.7) + (store * 2.1)))));
}
