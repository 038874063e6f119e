using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Combination;
using Forecasting.Core.Models.NewStore;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// Makes whole distributions of daily orders from one or more members: weights and errors from rolling origins before
/// the real
/// one, then a fit of every member to all data.
/// </summary>
/// <param name="name">The name in the list.</param>
/// <param name="members">At least one, all daily.</param>
/// <param name="options">What to leave out; null leaves out nothing.</param>
public sealed class CalibratedForecaster(
    string name, IReadOnlyList<IPointForecaster> members, ChampionOptions? options = null) : IForecaster
{
    private readonly ChampionOptions _options = options ?? ChampionOptions.Served;

    // Hours are spread over the days that the daily forecaster of the same history fits anyway: it is fitted once.
    private readonly OncePerHistory<Horizon, IFittedModel> _fitted = new();

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation) =>
        _fitted.Get(history, horizon, () => FitAnew(history, horizon, cancellation));

    /// <inheritdoc/>
    public IFittedModel Load(Stream file) => CalibratedModel.Load(name, members, file);

    private CalibratedModel FitAnew(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var (chosen, prior) = _options.LearnsWeights
            ? MemberTrust.Choose(members, history) : MemberTrust.Even(members, history);
        SeriesKey[] keys = [.. history.Daily.Select(s => s.Key)];
        var all = MemberErrors.Collect(history, chosen, horizon, cancellation);
        var weights = _options.LearnsWeights
            ? CombinationWeights.Learn(all.OfStores(keys), prior) : CombinationWeights.Fixed(prior);
        var errors = all.OfFreshFits();
        float[][] combined = [.. errors.Origins.Select((_, k) =>
            weights.Combine([.. errors.Forecasts.Select(f => f[k])], horizon.Days))];
        var targets = new ErrorTargets(history, horizon);
        var spread = _options.LearnsErrors
            ? ErrorSpread.Learn(errors, combined, targets) : ErrorSpread.Normal(errors, combined, targets);
        var templates = ErrorTemplates.Learn(errors, combined, spread, targets);
        FittedMember[] fitted =
            [.. chosen.Select(m => new FittedMember(m.Name, m.Fit(history, horizon, cancellation)))];
        // A member by itself stays as it is, so that a backtest shows what it can do; a combination lends to the young.
        var lends = members.Count > 1;
        var unknown = lends ? NewStores.Of(history, horizon).Notes(name) : Unknown(history);
        return new CalibratedModel(name, fitted, keys, weights, spread, templates, unknown, lends);
    }

    private FitFailure[] Unknown(DemandHistory history) => [.. history.Daily.Where(s => s.FirstKnownStep() < 0)
        .Select(s => new FitFailure(s.Key, name, "no day of orders is known yet", "median of the other stores"))];
}
