using Forecasting.Core.Domain;
using Forecasting.Core.History;
using Forecasting.Core.Models;
using Forecasting.Core.Models.Calibration;
using Forecasting.Core.Models.HourShares;
using Forecasting.Core.Models.SeasonalNaive;
using Forecasting.Core.Models.WeekdayMean;
using Forecasting.Core.Tests.Contracts;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.HourShares;

public sealed class HourCombinationTests
{
    private static readonly Horizon Horizon = new(7);
    private static readonly IPointForecaster Shares = new HourSharesForecaster();
    private static readonly IPointForecaster Mean = new WeekdayMeanForecaster(Grain.Hourly, 4);

    [Fact]
    public void Two_members_of_the_same_weight_meet_at_the_geometric_mean_of_orders_and_one()
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        var combined = Predict(new HourCombination("both", [Shares, Mean]).WithEqualWeights, history)[0];
        var (shares, mean) = (Predict(Shares, history)[0], Predict(Mean, history)[0]);
        for (var hour = 0; hour < combined.Length; hour++)
        {
            combined[hour].Should().BeApproximately(Math.Sqrt((1 + shares[hour]) * (1 + mean[hour])) - 1, 1e-6);
        }
    }

    [Fact]
    public void Learnt_weights_lean_to_the_member_that_errs_less()
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        IPointForecaster naive = new SeasonalNaiveForecaster(Grain.Hourly);
        var even = Predict(new HourCombination("even", [Shares, naive]).WithEqualWeights, history)[0];
        var learnt = Predict(new HourCombination("learnt", [Shares, naive]), history)[0];
        var shares = Predict(Shares, history)[0];
        Distance(learnt, shares).Should().BeLessThan(Distance(even, shares));
    }

    [Fact]
    public void It_speaks_with_as_many_voices_as_it_has_members() =>
        new SummedHours(new HourCombination("both", [Shares, Mean])).Voices.Should().Equal(Shares, Mean);

    [Fact]
    public void A_daily_member_with_an_hourly_twin_is_silent_where_there_are_hours()
    {
        var daily = new WithoutHours(new WeekdayMeanForecaster(Grain.Daily, 4));
        daily.AppliesTo(SampleChain.Make().UpTo(SampleChain.Origin)).Should().BeFalse();
        daily.AppliesTo(DailyChain.Make([new Store { Id = "S1" }], [], 60, (_, day) => 100 + day)).Should().BeTrue();
    }

    [Fact]
    public void Days_and_hours_of_one_history_share_fits_held_out_errors_and_what_the_members_say()
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        var counted = new CountedForecaster(Shares);
        var hours = new HourCombination("both", [counted, Mean]);
        var days = new CalibratedForecaster("days", [new SummedHours(hours)]);
        var model = new HourlyForecaster("hours", days, hours).Fit(history, Horizon, CancellationToken.None);
        // Calibrated days are fitted in folds; the rest is one fit before the last weeks and one to all that is known.
        var folds = CalibrationFold.For(history.Days, history.Daily.Count, Horizon).Count;
        counted.Fits.Should().Be(folds + 2);

        var before = counted.Predictions;
        model.Forecast(history, Horizon);
        (counted.Predictions - before).Should().Be(1);
        model.Forecast(history, new Horizon(3));
        (counted.Predictions - before).Should().Be(2, "another horizon is asked anew");
        model.Forecast(history.UpTo(new Origin(history.LastDay.AddDays(-1))), Horizon);
        (counted.Predictions - before).Should().Be(3, "another origin is asked anew");
    }

    [Fact]
    public void Where_no_member_has_the_data_that_it_needs_all_are_taken()
    {
        var history = SampleChain.Make().UpTo(SampleChain.Origin);
        var none = new HourCombination("none", [new CountedForecaster(Shares) { Applies = false }]);
        Predict(none, history)[0].Should().OnlyContain(hour => hour >= 0);
        new HourlyForecaster("none", new CalibratedForecaster("days", [new SummedHours(none)]), none)
            .Fit(history, Horizon, CancellationToken.None).Forecast(history, Horizon).Should().NotBeEmpty();
    }

    private static double[][] Predict(IPointForecaster member, DemandHistory history) =>
        member.Fit(history, Horizon, CancellationToken.None).Predict(history, Horizon);

    private static double Distance(double[] a, double[] b) => a.Zip(b).Sum(p => Math.Abs(p.First - p.Second));

    /// <summary>A member that counts how often it is asked.</summary>
    private sealed class CountedForecaster(IPointForecaster member) : IPointForecaster
    {
        public int Fits { get; private set; }

        public int Predictions { get; private set; }

        public bool Applies { get; init; } = true;

        public string Name => member.Name;

        public Grain Grain => member.Grain;

        public IFittedPointModel Fit(DemandHistory history, Horizon horizon, CancellationToken cancellation)
        {
            Fits++;
            return new Counted(this, member.Fit(history, horizon, cancellation));
        }

        public bool AppliesTo(DemandHistory history) => Applies;

        public IFittedPointModel Load(BinaryReader file) => member.Load(file);

        private sealed class Counted(CountedForecaster owner, IFittedPointModel model) : IFittedPointModel
        {
            public IReadOnlyList<FitFailure> Failures => model.Failures;

            public double[][] Predict(DemandHistory context, Horizon horizon)
            {
                owner.Predictions++;
                return model.Predict(context, horizon);
            }

            public void Save(BinaryWriter file) => model.Save(file);
        }
    }
}
