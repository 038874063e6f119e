namespace Forecasting.Core.Planning.Stock;

/// <summary>What a rule did to a line.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="FromUnits">Units of the order before.</param>
/// <param name="ToUnits">Units of the order after.</param>
public readonly record struct StockReason(string Rule, int FromUnits, int ToUnits)
{
    /// <summary>What it did, for a reader.</summary>
    public string Text => StockRules.Explain(this);
}

/// <summary>An order of one SKU for one store, with its reasons and its risk.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="SkuId">The SKU.</param>
/// <param name="OrderOn">The day after whose closing it is ordered.</param>
/// <param name="DueOn">The day before whose opening it comes.</param>
/// <param name="Position">Units on hand and on their way that will be there for customers.</param>
/// <param name="Units">Units ordered, 0 or more.</param>
/// <param name="Packs">The same in packs.</param>
public sealed record StockLine(
    string StoreId, string SkuId, DateOnly OrderOn, DateOnly DueOn, int Position, int Units, int Packs)
{
    /// <summary>What rules did, in their order; a rule that changed nothing is not there.</summary>
    public IReadOnlyList<StockReason> Reasons { get; init; } = [];

    /// <summary>What the rules did, in one sentence.</summary>
    public string ReasonText => string.Join("; ", Reasons.Select(r => r.Text));

    /// <summary>Units with the order that would be there until the next one comes.</summary>
    public int OrderUpTo => Position + Units;

    /// <summary>Probability that more is wanted before the next order comes.</summary>
    public double StockOutChance { get; init; }

    /// <summary>Mean units that lack between this delivery and the next.</summary>
    public double LostUnits { get; init; }

    /// <summary>Mean online order lines that lack between this delivery and the next.</summary>
    public double LostLines { get; init; }

    /// <summary>Mean online order lines between this delivery and the next.</summary>
    public double Lines { get; init; }

    /// <summary>Mean units that go out of date unsold.</summary>
    public double WasteUnits { get; init; }

    /// <summary>Mean units wanted on a day, all customers, until the next order comes.</summary>
    public double WantedPerDay { get; init; }

    /// <summary>What the order costs, yuan.</summary>
    public double Value { get; init; }

    /// <summary>The line with other units, and the rule that changed them.</summary>
    /// <param name="rule">The rule's name.</param>
    /// <param name="units">Units, 0 or more.</param>
    public StockLine With(string rule, int units) => units == Units ? this
        : this with { Units = units, Reasons = [.. Reasons, new StockReason(rule, Units, units)] };
}
