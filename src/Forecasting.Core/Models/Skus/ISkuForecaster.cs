using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.Skus;

/// <summary>A specification of a model of the demand for single SKUs. Stateless: fitting gives a new object.</summary>
public interface ISkuForecaster
{
    /// <summary>The name in results; lower case with hyphens.</summary>
    string Name { get; }

    /// <summary>The same forecaster at a fraction of the cost, for fits that only tell how large errors are.</summary>
    ISkuForecaster ForCalibration => this;

    /// <summary>Fits to all that is known. Uses nothing after the origin; the same result on any number of
    /// threads.</summary>
    /// <param name="context">What is known; its last day is the origin of the fit.</param>
    /// <param name="horizon">The longest lead that will be asked for.</param>
    /// <param name="cancellation">Stops the fit.</param>
    IFittedSkuModel Fit(SkuContext context, Horizon horizon, CancellationToken cancellation);
}

/// <summary>A fitted model of the demand for single SKUs. Immutable: forecasting changes nothing.</summary>
public interface IFittedSkuModel
{
    /// <summary>
    /// The demand for every SKU of a store from the context's own origin, in the order of the store's series. Stores
    /// are forecast one by one, so that a chain never lies in memory as a whole; several at a time are fine.
    /// </summary>
    /// <param name="context">What is known; its last day is the origin.</param>
    /// <param name="storeId">A store of the context's history.</param>
    /// <param name="horizon">Not longer than at the fit.</param>
    /// <exception cref="KeyNotFoundException">There is no such store.</exception>
    IReadOnlyList<SkuForecast> Forecast(SkuContext context, string storeId, Horizon horizon);
}
