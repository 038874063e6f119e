using Forecasting.Core.History;
using Forecasting.Core.Models.Skus;
using Forecasting.Core.Models.Skus.Recovery;

namespace Forecasting.Core.Simulation.Replay.Stock;

/// <summary>When of a day online and walk-in customers come, so that it is known when a stock is sold out.</summary>
internal sealed class SellingHours
{
    private const int Halvings = 12;
    private readonly OnlineHours? _online;
    private readonly SellOutProfile? _walkIn;
    private readonly double _open;

    /// <summary>Takes a store's own online hours and the chain's walk-in profile.</summary>
    /// <param name="context">All that came, orders by the hour included.</param>
    /// <param name="store">The store.</param>
    /// <param name="walkIn">Null where it is not known: as if evenly.</param>
    internal SellingHours(SkuContext context, StoreSkus store, SellOutProfile? walkIn)
    {
        (_online, _walkIn) = (OnlineHours.Of(context, store), walkIn);
        _open = store.Store.OpenHour ?? 0;
        Close = store.Store.CloseHour ?? 24;
        Close += Close <= _open ? 24 : 0;
    }

    internal double Close { get; }

    /// <summary>The hour at which the last unit is taken, and the online share by then.</summary>
    /// <param name="day">Day index.</param>
    /// <param name="wanted">What is wanted, more than there is.</param>
    /// <param name="units">Units at opening.</param>
    internal (double Hour, double OnlineShare) SoldOut(int day, WantedDay wanted, int units)
    {
        var (low, high) = (_open, Close);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            var taken = (wanted.Units * Online(day, middle)) + (wanted.WalkInUnits * WalkIn(middle));
            (low, high) = taken < units ? (middle, high) : (low, middle);
        }

        return (low, Online(day, low));
    }

    private double Online(int day, double hour) => _online?.Until(day, hour) ?? Even(hour);

    private double WalkIn(double hour) => _walkIn?.Until(hour) ?? Even(hour);

    private double Even(double hour) => Math.Clamp((hour - _open) / (Close - _open), 0, 1);
}
