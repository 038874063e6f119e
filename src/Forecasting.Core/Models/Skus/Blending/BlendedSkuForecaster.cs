using Forecasting.Core.Domain;
using Forecasting.Core.Forecasts;

namespace Forecasting.Core.Models.Skus.Blending;

/// <summary>A linear pool of two forecasters: a day's distribution is one or the other's, by chance.</summary>
/// <param name="name">The name in results.</param>
/// <param name="first">A forecaster.</param>
/// <param name="second">Another one, unlike the first.</param>
/// <param name="secondWeight">How often the second one is chosen, 0 to 1.</param>
public sealed class BlendedSkuForecaster(
    string name, ISkuForecaster first, ISkuForecaster second, double secondWeight) : ISkuForecaster
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ISkuForecaster ForCalibration =>
        new BlendedSkuForecaster(name, first.ForCalibration, second.ForCalibration, secondWeight);

    /// <inheritdoc/>
    public IFittedSkuModel Fit(SkuContext context, Horizon horizon, CancellationToken cancellation) => new Model(
        first.Fit(context, horizon, cancellation), second.Fit(context, horizon, cancellation), secondWeight);

    private sealed class Model(IFittedSkuModel first, IFittedSkuModel second, double secondWeight) : IFittedSkuModel
    {
        public IReadOnlyList<SkuForecast> Forecast(SkuContext context, string storeId, Horizon horizon) =>
        [
            .. first.Forecast(context, storeId, horizon).Zip(
                second.Forecast(context, storeId, horizon), (a, b) => new SkuForecast(
                    storeId, a.Sku, a.Origin, [.. Enumerable.Range(1, a.Days).Select(lead => Blend(a, b, lead))],
                    a.LevelSpread, a.OnlineShare)
                {
                    PromotionSpreads = a.PromotionSpreads,
                }),
        ];

        private CountDistribution Blend(SkuForecast a, SkuForecast b, int lead) =>
            CountDistribution.Mixture((1 - secondWeight, a.On(lead)), (secondWeight, b.On(lead)));
    }
}
