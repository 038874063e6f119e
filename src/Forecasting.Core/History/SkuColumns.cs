namespace Forecasting.Core.History;

/// <summary>The rows of one store and SKU in columns by day, from the first row to the last.</summary>
/// <param name="FirstDay">Day index of the first row, on the axis that the builder numbers.</param>
/// <param name="Units">[day]; <see cref="SkuSeries.NoRow"/> where there is no row.</param>
/// <param name="Lines">[day], or null where they are the units.</param>
/// <param name="WalkIn">[day], or null where all are 0.</param>
/// <param name="SoldOut">[day] tenths of an hour, or null where all are 0.</param>
/// <param name="Promoted">[day], or null where none is.</param>
/// <param name="PriceDays">Days on which the price changes, ascending.</param>
/// <param name="Prices">The price from each of them on.</param>
internal sealed record SkuColumns(
    int FirstDay,
    ushort[] Units,
    ushort[]? Lines,
    ushort[]? WalkIn,
    byte[]? SoldOut,
    bool[]? Promoted,
    int[] PriceDays,
    float[] Prices)
{
    internal int LastDay => FirstDay + Units.Length - 1;

    /// <summary>Puts rows into columns.</summary>
    /// <param name="rows">At least one, by ascending day, each day once.</param>
    internal static SkuColumns Of(List<(int Day, SkuDay Row)> rows)
    {
        var first = rows[0].Day;
        var length = rows[^1].Day - first + 1;
        var units = new ushort[length];
        Array.Fill(units, SkuSeries.NoRow);
        var lines = rows.Exists(r => r.Row.Lines != r.Row.Units) ? new ushort[length] : null;
        var walkIn = rows.Exists(r => r.Row.WalkInUnits > 0) ? new ushort[length] : null;
        var soldOut = rows.Exists(r => r.Row.SoldOutHours > 0) ? new byte[length] : null;
        var promoted = rows.Exists(r => r.Row.IsPromoted) ? new bool[length] : null;
        var priceDays = new List<int>();
        var prices = new List<float>();
        foreach (var (day, row) in rows)
        {
            var at = day - first;
            units[at] = (ushort)row.Units;
            _ = lines is null ? 0 : lines[at] = (ushort)row.Lines;
            _ = walkIn is null ? 0 : walkIn[at] = (ushort)row.WalkInUnits;
            _ = soldOut is null ? 0 : soldOut[at] = Tenths(row.SoldOutHours);
            _ = promoted is not null && (promoted[at] = row.IsPromoted);
            if (!float.IsNaN(row.Price) && (prices.Count == 0 || prices[^1] != row.Price))
            {
                priceDays.Add(day);
                prices.Add(row.Price);
            }
        }

        return new SkuColumns(first, units, lines, walkIn, soldOut, promoted, [.. priceDays], [.. prices]);
    }

    /// <summary>The rows again, by ascending day.</summary>
    internal IEnumerable<(int Day, SkuDay Row)> Rows()
    {
        for (var at = 0; at < Units.Length; at++)
        {
            if (Units[at] != SkuSeries.NoRow)
            {
                yield return (FirstDay + at, new SkuDay(
                    Units[at], (Lines ?? Units)[at], WalkIn?[at] ?? 0, (float)Price(FirstDay + at),
                    Promoted?[at] ?? false, (SoldOut?[at] ?? 0) / 10f));
            }
        }
    }

    internal double Price(int day)
    {
        var at = Array.BinarySearch(PriceDays, day);
        at = at >= 0 ? at : ~at - 1;
        return at >= 0 ? Prices[at] : double.NaN;
    }

    internal SkuColumns Shifted(int days) => this with
    {
        FirstDay = FirstDay - days,
        PriceDays = [.. PriceDays.Select(d => d - days)],
    };

    // A day that was sold out for a minute is still a day on which more was wanted.
    internal static byte Tenths(float hours) => (byte)Math.Clamp(MathF.Round(hours * 10), hours > 0 ? 1 : 0, 240);
}
