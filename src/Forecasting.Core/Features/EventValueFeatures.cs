namespace Forecasting.Core.Features;

/// <summary>
/// How much the entries of the calendar say of the target's day: how deep its promotions are, how many orders were
/// announced. Per kind the sum of their values, and what they would add where the values count orders.
/// </summary>
public sealed class EventValueFeatures : IFeatureFamily
{
    private const string ValueColumn = "_value";
    private const string OrdersColumn = "_value_as_orders";
    private const float MostLog = 2;

    /// <inheritdoc/>
    public string Family => "event";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) =>
        [.. chain.Calendar.ValuedKinds.Select(bit => chain.Calendar.Kinds[bit])
            .SelectMany(kind => new[] { kind + ValueColumn, kind + OrdersColumn })];

    /// <inheritdoc/>
    public Reason ReasonOf(string column, ChainState chain) => Reasons.OfKind(column);

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row)
    {
        var calendar = target.Chain.Calendar;
        var storeId = target.Chain.History.Daily[target.Series].Key.StoreId;
        for (var kind = 0; kind < calendar.ValuedKinds.Count; kind++)
        {
            var values = calendar.Values(storeId, kind);
            var value = target.Day < values.Length ? values[target.Day] : 0;
            row[2 * kind] = value;
            row[(2 * kind) + 1] = value > 0
                ? Math.Min(MostLog, (float)Math.Log(1 + (value / Math.Exp(target.Level)))) : 0;
        }
    }
}
