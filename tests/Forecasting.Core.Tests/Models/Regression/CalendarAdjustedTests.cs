using Forecasting.Core.Domain;
using Forecasting.Core.Features;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Explaining;
using Forecasting.Core.Models.HourShares;
using Forecasting.Core.Models.Regression;
using Forecasting.Core.Models.Smoothing;
using Forecasting.Core.Models.Ssa;
using static Forecasting.Core.Tests.Models.Regression.FeastChain;

namespace Forecasting.Core.Tests.Models.Regression;

public sealed class CalendarAdjustedTests
{
    private const int FeastLead = 5;
    private static readonly RegressionForecaster Regression = new(50_000);

    public static TheoryData<string> Daily => ["ssa", "smoothing", "hours"];

    [Theory]
    [MemberData(nameof(Daily))]
    public void A_member_without_a_calendar_foresees_the_feast(string member)
    {
        var history = Of(hasHours: member == "hours");
        var context = history.Known();

        var plain = Fit(Named(member, isAdjusted: false), context).Predict(context, Ahead);
        var adjusted = Fit(Named(member), context).Predict(context, Ahead);

        double Error(double[][] said) => Enumerable.Range(0, Stores).Average(s => Math.Abs(Math.Log(
            said[s][FeastLead - 1] / history.Daily[s].Values[KnownDays + FeastLead - 1])));
        Error(plain).Should().BeGreaterThan(0.2);
        Error(adjusted).Should().BeLessThan(0.08);
    }

    [Theory]
    [MemberData(nameof(Daily))]
    public void It_says_what_the_feast_adds_and_its_parts_make_the_day(string member)
    {
        var context = Of(hasHours: member == "hours").Known();
        var model = (IExplainedPointModel)Fit(Named(member), context);

        var explained = model.Explain(context, Ahead);

        var medians = model.Predict(context, Ahead);
        for (var series = 0; series < Stores; series++)
        {
            explained.Medians[series].Should().Equal(medians[series]);
            explained.Logs[series][((FeastLead - 1) * Reasons.Count) + (int)Reason.Event]
                .Should().BeApproximately(Lift, 0.1);
            for (var day = 0; day < HorizonDays; day++)
            {
                explained.Logs[series].Skip(day * Reasons.Count).Take(Reasons.Count).Sum()
                    .Should().BeApproximately(Math.Log(1 + medians[series][day]), 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Daily))]
    public void A_loaded_member_says_the_same_as_before(string member)
    {
        var context = Of(hasHours: member == "hours").Known();
        var fitted = Fit(Named(member), context);

        var loaded = Reloaded(fitted, Named(member));

        loaded.Predict(context, Ahead).Should().BeEquivalentTo(
            fitted.Predict(context, Ahead), o => o.WithStrictOrdering());
    }

    [Fact]
    public void Equal_effects_read_twice_make_one_adjusted_history()
    {
        var context = Of().Known();
        var fitted = Fit(Regression, context);
        RegressionModel Read() => (RegressionModel)Reloaded(fitted, Regression);

        Read().Adjusted(context, Ahead).Should().BeSameAs(Read().Adjusted(context, Ahead));
    }

    [Fact]
    public void Plain_days_are_what_is_left_and_raising_them_gives_the_orders_back()
    {
        var history = Of(hasHours: true);
        var context = history.Known();
        var effects = (RegressionModel)Fit(Regression, context);

        var adjusted = effects.Adjusted(context, Ahead);

        var feast = 520;
        var lift = context.Daily[0].Values[feast] / adjusted.History.Daily[0].Values[feast];
        Math.Log(lift).Should().BeApproximately(Lift, 0.12);
        var hours = adjusted.History.Hourly[0].Day(feast).ToArray();
        (context.Hourly[0].Day(feast)[12] / hours[12]).Should().BeApproximately(lift, 0.02 * lift);
        context.Daily[0].Values[feast].Should().Be(history.Daily[0].Values[feast], "the context itself stays");
    }

    [Fact]
    public void A_history_of_three_weeks_leaves_the_member_as_it_is()
    {
        var context = Of().UpTo(new Origin(FirstDay.AddDays(20)));
        var (plain, adjusted) = (Fit(Named("smoothing", isAdjusted: false), context), Fit(Named("smoothing"), context));

        var said = Reloaded(adjusted, Named("smoothing")).Predict(context, Ahead);

        said.Should().BeEquivalentTo(plain.Predict(context, Ahead), o => o.WithStrictOrdering());
    }

    [Fact]
    public void Closed_days_stay_closed()
    {
        var closing = new CalendarEntry { Date = FirstDay.AddDays(KnownDays + 1), Kind = CalendarEntry.ClosedKind };
        var context = Of(entry: closing).Known();

        var said = Fit(Named("smoothing"), context).Predict(context, Ahead);

        said.Should().AllSatisfy(days => days[1].Should().Be(0));
    }

    [Fact]
    public void Days_beyond_the_weather_forecast_have_usual_weather()
    {
        var history = Of(hasTemperature: true);
        var context = history.Known();

        var said = Fit(Named("smoothing"), context).Predict(context, Ahead);

        // Four days are one turn of the weather; were it the coldest, they would be a tenth too low.
        double Bias(int first, int last) => Enumerable.Range(first, last - first + 1).Average(lead =>
            Enumerable.Range(0, Stores).Average(s => Math.Log(
                said[s][lead - 1] / history.Daily[s].Values[KnownDays + lead - 1])));
        Bias(4, 11).Should().BeInRange(-0.05, 0.05);
        Bias(1, 3).Should().BeInRange(-0.05, 0.05);
    }

    [Fact]
    public void A_slip_in_the_calendar_takes_no_member_along_by_more_than_twentyfold()
    {
        var slip = new CalendarEntry
        {
            Date = FirstDay.AddDays(KnownDays + 2),
            Kind = CalendarEntry.PromotionKind,
            Name = "offers",
            Value = 1e6,
        };
        var context = Of(entry: slip).Known();

        var said = Fit(Named("smoothing"), context).Predict(context, Ahead);

        said.Should().AllSatisfy(days => days[2].Should().BeInRange(0, 25 * days[1]));
    }

    [Fact]
    public void Own_kinds_are_those_of_most_days_and_not_of_most_rows()
    {
        var builder = new DemandHistoryBuilder();
        foreach (var store in Enumerable.Range(0, 9))
        {
            builder.Add(new Store { Id = $"S{store}" });
            builder.AddDay(new SeriesKey($"S{store}", Channel.AllId), FirstDay.AddDays(299), 9);
            foreach (var kind in Enumerable.Range(0, 4))
            {
                builder.Add(new CalendarEntry
                {
                    Date = FirstDay.AddDays(100 + kind),
                    StoreId = $"S{store}",
                    Kind = $"opening_{kind}",
                });
            }
        }

        foreach (var day in new[] { 20, 120, 220 })
        {
            builder.Add(new CalendarEntry
            {
                Date = FirstDay.AddDays(day),
                Kind = CalendarEntry.PublicHolidayKind,
                Name = "feast",
            });
        }

        builder.AddDay(new SeriesKey("S0", Channel.AllId), FirstDay, 9);

        OwnRegressors.Of(ChainState.AtOrigin(builder.Build(), Ahead)).Kinds
            .Should().HaveCount(4).And.Contain(CalendarEntry.PublicHolidayKind);
    }

    private static IFittedPointModel Fit(IPointForecaster member, DemandHistory history) =>
        member.Fit(history, Ahead, CancellationToken.None);

    private static IFittedPointModel Reloaded(IFittedPointModel fitted, IPointForecaster forecaster)
    {
        using var file = new MemoryStream();
        fitted.Save(new BinaryWriter(file));
        file.Position = 0;
        return forecaster.Load(new BinaryReader(file));
    }

    private static IPointForecaster Named(string member, bool isAdjusted = true)
    {
        IPointForecaster Told(IPointForecaster m) => isAdjusted ? new CalendarAdjusted(m, Regression) : m;
        return member switch
        {
            "ssa" => Told(new SsaForecaster(Grain.Daily)),
            "smoothing" => Told(new SmoothingForecaster("smoothing", SmoothingSpeed.Middle)),
            _ => new SummedHours(new HourCombination(
                "hours", [Told(new HourSharesForecaster()), Told(new SsaForecaster(Grain.Hourly))])),
        };
    }
}
