namespace Forecasting.Core.Features;

/// <summary>
/// Splits a target's baseline, level plus profile, by reason. The profile is centred for it: the level is that of a
/// mean weekday in the normal regime, the weekday's part is its difference from that, and a regime's part is its
/// difference from the normal regime on the same weekday. Where promotions and events meet in a regime, each gets the
/// mean of its effect with and without the other (Shapley 1953).
/// </summary>
public sealed class BaselineReasons
{
    private readonly ChainState _chain;
    private readonly ulong _promotionMask;
    private readonly int _promotionRegime;

    /// <summary>Looks at the kinds of a chain.</summary>
    /// <param name="chain">States with snapshots at the origins that will be asked for.</param>
    public BaselineReasons(ChainState chain)
    {
        _chain = chain;
        var kinds = chain.Calendar.Kinds;
        for (var bit = 1; bit < kinds.Count; bit++)
        {
            _promotionMask |= Reasons.OfKind(kinds[bit]) == Reason.Promotion ? 1UL << bit : 0;
        }

        _promotionRegime = chain.Calendar.Regime(_promotionMask);
    }

    /// <summary>Writes the split.</summary>
    /// <param name="target">A target from a snapshot day.</param>
    /// <param name="parts">[reason], logs; sum to the baseline.</param>
    public void Write(in TargetDay target, Span<double> parts)
    {
        var profile = target.State.Snapshots[target.Origin];
        var regimes = profile.Length / 7;
        double normal = 0;
        for (var day = 0; day < 7; day++)
        {
            normal += profile[day * regimes] / 7;
        }

        var cells = profile.AsSpan(target.State.Weekday(target.Day) * regimes, regimes);
        var regime = _chain.Calendar.Regime(target.Mask(0));
        var (promotion, other) = (regime & _promotionRegime, regime & ~_promotionRegime);
        parts.Clear();
        parts[(int)Reason.Level] = target.Level + normal;
        parts[(int)Reason.Weekday] = cells[0] - normal;
        parts[(int)Reason.Promotion] = (cells[promotion] - cells[0] + cells[regime] - cells[other]) / 2;
        parts[(int)Reason.Event] = (cells[other] - cells[0] + cells[regime] - cells[promotion]) / 2;
    }

    /// <summary>What an event of the target's day is: a promotion where promotions are all that is out of the ordinary
    /// on it, else an event.</summary>
    /// <param name="target">The target.</param>
    public Reason OfEvents(in TargetDay target)
    {
        var events = target.Mask(0) & _chain.Calendar.EventMask;
        return events != 0 && (events & ~_promotionMask) == 0 ? Reason.Promotion : Reason.Event;
    }
}
