using Forecasting.Core.Features;

namespace Forecasting.Core.Tests.Features;

public sealed class ReasonsTests
{
    [Theory]
    [InlineData("rain", Reason.Weather)]
    [InlineData("rain_forecast_mm", Reason.Weather)]
    [InlineData("temperature_c", Reason.Weather)]
    [InlineData("Max Temp", Reason.Weather)]
    [InlineData("windSpeed", Reason.Weather)]
    [InlineData("relative-humidity", Reason.Weather)]
    [InlineData("PM2.5", Reason.Weather)]
    [InlineData("snow", Reason.Weather)]
    [InlineData("discount", Reason.Promotion)]
    [InlineData("promo_depth", Reason.Promotion)]
    [InlineData("football_match", Reason.Event)]
    [InlineData("temporary_riders", Reason.Other)]
    [InlineData("train_delays", Reason.Other)]
    [InlineData("price_index", Reason.Other)]
    [InlineData("user_activity_1", Reason.Other)]
    [InlineData("", Reason.Other)]
    public void A_covariate_is_put_down_to_what_the_words_of_its_name_say(string name, Reason reason)
    {
        Reasons.OfCovariate(name).Should().Be(reason);
        Reasons.OfCovariate($"covariate_{name}_week_to_month").Should().Be(reason, "features of it are named after it");
    }
}
