namespace Forecasting.Core.Planning.Stock.QuickPick;

/// <summary>
/// What a choice of SKUs costs a day: picking, restocking by the fluid model, lines that are not found, and moves as
/// far as a day pays for them. It depends on sums over the chosen SKUs only, so that a change is judged at once.
/// </summary>
internal sealed class RoomCost
{
    private readonly IReadOnlyList<QuickPickSku> _skus;
    private readonly Baskets _baskets;
    private readonly QuickPickCosts _costs;
    private readonly double _roomLitres;
    private readonly double _allLines;
    private readonly double _allMisses;
    private readonly double _moveCost;
    private readonly bool _isNew;

    internal RoomCost(
        IReadOnlyList<QuickPickSku> skus, Baskets baskets, double roomLitres, QuickPickCosts costs)
    {
        (_skus, _baskets, _roomLitres, _costs) = (skus, baskets, roomLitres, costs);
        _allLines = Math.Max(1e-9, skus.Sum(s => s.LinesPerDay));
        _allMisses = skus.Sum(s => s.MissesPerDay);
        _isNew = skus.All(s => !s.IsInRoom);
        _moveCost = costs.MoveMinutes * costs.MinuteCost / costs.PayBackDays;
    }

    /// <summary>Sums over the SKUs in the room.</summary>
    internal readonly record struct Sums(double Lines, double Roots, double Misses, double LeastLitres, int Moves);

    /// <summary>The sums of an empty room.</summary>
    internal Sums Empty => new(0, 0, 0, 0, _isNew ? 0 : _skus.Count(s => s.IsInRoom));

    /// <summary>The sums with one SKU more, or one less.</summary>
    internal Sums With(Sums sums, int sku, int sign)
    {
        var s = _skus[sku];
        var moves = _isNew ? 0 : s.IsInRoom ? -sign : sign;
        return new Sums(
            sums.Lines + (sign * s.LinesPerDay), sums.Roots + (sign * Math.Sqrt(s.FlowLitres)),
            sums.Misses + (sign * s.MissesPerDay), sums.LeastLitres + (sign * s.LeastLitres), sums.Moves + moves);
    }

    /// <summary>Yuan a day; infinite where the SKUs do not fit.</summary>
    internal double Of(Sums sums) => sums.LeastLitres > _roomLitres
        ? double.PositiveInfinity
        : Picking(sums) + Restocking(sums) + (_costs.MissedLineCost * (_allMisses - sums.Misses))
            + (_moveCost * sums.Moves);

    /// <summary>What one SKU in the room saves a day beyond its restocking, when so much lies there already.</summary>
    internal double Saving(int sku, Sums sums)
    {
        const double Little = 0.01;
        var share = sums.Lines / _allLines;
        var perLine = (_baskets.Minutes(share - Little) - _baskets.Minutes(share + Little))
            / (Math.Min(1, share + Little) - Math.Max(0, share - Little)) / _baskets.MeanLines * _costs.MinuteCost;
        return (Math.Max(0, perLine) * _skus[sku].LinesPerDay) + (_costs.MissedLineCost * _skus[sku].MissesPerDay)
            + (_skus[sku].IsInRoom && !_isNew ? 2 * _moveCost : 0);
    }

    private double Picking(Sums sums) =>
        _allLines / _baskets.MeanLines * _baskets.Minutes(sums.Lines / _allLines) * _costs.MinuteCost;

    private double Restocking(Sums sums) => sums.Roots <= 0 ? 0
        : _costs.RestockMinutes * _costs.MinuteCost * sums.Roots * sums.Roots / _roomLitres;
}
