using System.Text.RegularExpressions;

namespace Forecasting.Core.Features;

/// <summary>What a planner would name as the reason for a part of a forecast.</summary>
public enum Reason
{
    /// <summary>What the store sells on a plain day at present.</summary>
    Level,

    /// <summary>The day of the week.</summary>
    Weekday,

    /// <summary>The time of the year or month.</summary>
    Season,

    /// <summary>A holiday, festival, closing or another event on the day or near it.</summary>
    Event,

    /// <summary>A promotion on the day or near it.</summary>
    Promotion,

    /// <summary>The weather.</summary>
    Weather,

    /// <summary>All else: attributes of the store, corrections, roundings.</summary>
    Other,
}

/// <summary>The list of reasons, in the order in which splits are stored and served.</summary>
public static partial class Reasons
{
    /// <summary>Number of reasons.</summary>
    public const int Count = (int)Reason.Other + 1;

    /// <summary>Names in order: those of columns and answers.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["level", "weekday", "season", "event", "promotion", "weather", "other"];

    private static readonly (Reason Reason, HashSet<string> Words)[] CovariateWords =
    [
        (Reason.Weather, Words(
            "weather temperature temperatures temp tmin tmax tavg celsius fahrenheit heat heatwave frost dew "
            + "rain rainfall rainy precipitation precip prcp shower showers drizzle hail snow snowfall snowy sleet "
            + "wind windspeed gust gusts storm storms thunder thunderstorm typhoon hurricane monsoon fog humidity "
            + "pressure cloud clouds cloudiness cloudy sun sunny sunshine uv visibility smog haze pm aqi pollution")),
        (Reason.Promotion, Words(
            "promotion promotions promo promos discount discounts offer offers coupon coupons voucher vouchers "
            + "campaign campaigns leaflet leaflets markdown advertising advertisement ads")),
        (Reason.Event, Words(
            "event events holiday holidays festival festivals feast match matches game games concert concerts strike "
            + "closed closing shutdown lockdown")),
    ];

    /// <summary>The reason that a family of features stands for; families without one of their own, such as store, are
    /// other.</summary>
    /// <param name="family">As <see cref="IFeatureFamily.Family"/>.</param>
    public static Reason Of(string family)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Names[i] == family)
            {
                return (Reason)i;
            }
        }

        return Reason.Other;
    }

    /// <summary>The reason behind a kind of calendar entry.</summary>
    /// <param name="kind">Such as <c>promotion</c> or <c>public_holiday</c>.</param>
    public static Reason OfKind(string kind) =>
        kind.Contains("promotion", StringComparison.OrdinalIgnoreCase) ? Reason.Promotion : Reason.Event;

    /// <summary>The reason behind a covariate, from the words of its name: weather, a promotion, an event, else
    /// other.</summary>
    /// <param name="covariate">Such as <c>rain_forecast_mm</c> or <c>discount</c>, or the name of a feature made of
    /// it.</param>
    public static Reason OfCovariate(string covariate)
    {
        foreach (Match word in CovariateWord().Matches(covariate))
        {
            foreach (var (reason, words) in CovariateWords)
            {
                if (words.Contains(word.Value))
                {
                    return reason;
                }
            }
        }

        return Reason.Other;
    }

    private static HashSet<string> Words(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);

    // Words end at whatever is no letter and where a capital follows a small letter.
    [GeneratedRegex(@"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex CovariateWord();
}
