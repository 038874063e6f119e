using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models.Combination;

namespace Forecasting.Core.Models.Calibration;

/// <summary>
/// Makes whole distributions of daily orders from one or more members: weights and errors from rolling origins before
/// the real one, then a fit of every member to all data.
/// </summary>
/// <param name="name">The name in the list.</param>
/// <param name="members">At least one, all daily.</param>
public sealed class CalibratedForecaster(string name, IReadOnlyList<IPointForecaster> members) : IForecaster
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Grain Grain => Grain.Daily;

    /// <inheritdoc/>
    public IFittedModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
    {
        var errors = MemberErrors.Collect(history, members, horizon, cancellation);
        var weights = CombinationWeights.Learn(errors, MemberTrust.Prior(members, history));
        float[][] combined = [.. errors.Origins.Select((_, k) =>
            weights.Combine([.. errors.Forecasts.Select(f => f[k])], horizon.Days))];
        var kinds = DayKinds.Of(history, horizon);
        var spread = ErrorSpread.Learn(errors, combined, kinds);
        var templates = ErrorTemplates.Learn(errors, combined, spread, kinds);
        IFittedPointModel[] fitted = [.. members.Select(m => m.Fit(history, horizon, cancellation))];
        SeriesKey[] keys = [.. history.Daily.Select(s => s.Key)];
        return new CalibratedModel(name, fitted, keys, weights, spread, templates);
    }

    /// <inheritdoc/>
    public IFittedModel Load(Stream file) => CalibratedModel.Load(name, members, file);
}
