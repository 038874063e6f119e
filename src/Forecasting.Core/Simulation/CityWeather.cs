namespace Forecasting.Core.Simulation;

/// <summary>
/// The weather of one city by day, and what had been forecast of it; the forecast is wrong by a degree or two.
/// </summary>
public sealed class CityWeather
{
    private const double DaysPerYear = 365.25;
    private const int WarmestDayOfYear = 205;

    private CityWeather(int days)
    {
        Celsius = new double[days];
        RainMm = new double[days];
        ForecastCelsius = new double[days];
        ForecastRainMm = new double[days];
    }

    /// <summary>Mean temperature of each day, degrees Celsius.</summary>
    public double[] Celsius { get; }

    /// <summary>Rain of each day, millimetres.</summary>
    public double[] RainMm { get; }

    /// <summary>What had been forecast as temperature.</summary>
    public double[] ForecastCelsius { get; }

    /// <summary>What had been forecast as rain.</summary>
    public double[] ForecastRainMm { get; }

    /// <summary>Draws the weather of a city.</summary>
    /// <param name="settings">The chain's settings.</param>
    /// <param name="regionIndex">Index into <see cref="ChainRegion.All"/>.</param>
    /// <param name="cityIndex">Index into the region's cities.</param>
    public static CityWeather Draw(SimulationSettings settings, int regionIndex, int cityIndex)
    {
        var region = ChainRegion.All[regionIndex];
        var stream = new RandomStream(settings.Seed, "weather", (regionIndex * 100) + cityIndex);
        var weather = new CityWeather(settings.AllDays);
        double anomaly = 0;
        var wet = false;
        for (var day = 0; day < settings.AllDays; day++)
        {
            var season = Math.Cos(2 * Math.PI * (settings.Date(day).DayOfYear - WarmestDayOfYear) / DaysPerYear);
            anomaly = (0.72 * anomaly) + (2.1 * stream.Gaussian());
            var wetChance = Math.Clamp(region.WetChance * (1 + (region.WetSwing * season)), 0.03, 0.85);
            wet = stream.Happens(wet ? (0.45 + (0.55 * wetChance)) : wetChance * 0.55);
            var amount = 9 * (1 + (0.5 * season)) * -Math.Log(1 - stream.Uniform());
            var usual = region.MeanCelsius + (region.SwingCelsius * season);
            weather.Celsius[day] = Round(usual + anomaly - (wet ? 1.5 : 0));
            weather.RainMm[day] = wet ? Round(amount) : 0;
            weather.ForecastCelsius[day] = Round(weather.Celsius[day] + (1.6 * stream.Gaussian()));
            var missed = stream.Happens(wet ? 0.15 : 0.08);
            var error = stream.LogNormal(0.5);
            weather.ForecastRainMm[day] = wet != missed ? Round((wet ? amount : 4) * error) : 0;
        }

        return weather;
    }

    /// <summary>
    /// Effect of a day's weather on the logarithm of a one-hour port's orders: wet, hot and icy days are ordered from
    /// home.
    /// </summary>
    /// <param name="day">Day index.</param>
    public double LogEffect(int day)
    {
        var rain = (0.075 * Math.Min(1, RainMm[day] / 15)) - (0.03 * Math.Clamp((RainMm[day] - 40) / 40, 0, 1));
        var heat = 0.012 * Math.Clamp(Celsius[day] - 30, 0, 6);
        var frost = 0.004 * Math.Clamp(-Celsius[day], 0, 15);
        return rain + heat + frost;
    }

    private static double Round(double value) => Math.Round(value, 1);
}
