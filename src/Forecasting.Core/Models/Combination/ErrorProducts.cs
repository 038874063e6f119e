using Forecasting.Core.Models.Calibration;

namespace Forecasting.Core.Models.Combination;

/// <summary>
/// How the members' errors go together, less half of each member's mean error: what a few weeks were off by on the
/// whole is chance of a season for a part, and for another it is taken off the combination afterwards
/// (<see cref="ErrorBias"/>), so it says less than other errors about whose forecasts to heed.
/// </summary>
internal sealed class ErrorProducts
{
    /// <summary>Log errors count at most this much: a festival must not decide for the whole year.</summary>
    private const double LargestError = 0.25;

    /// <summary>What the log of a day's orders scatters by, beyond counting, for every series.</summary>
    private const double LeastScatter = 0.05;

    private const double ShareOfMean = 0.5;
    private const double LeastSquare = 1e-9;

    private readonly int _members;

    // By target week: days of one week err together.
    private readonly SortedDictionary<int, Sums> _weeks = [];
    private double _leads;

    private ErrorProducts(int members)
    {
        _members = members;
        Gram = new double[members * members];
        Off = new double[members];
    }

    /// <summary>Targets that all members have an opinion on.</summary>
    public int Count { get; private set; }

    /// <summary>Mean lead of these, in days.</summary>
    public double MeanLead => _leads / Math.Max(1, Count);

    /// <summary>[member] what is taken off its errors, a log.</summary>
    public double[] Off { get; }

    /// <summary>[member x member], row-major: weighted mean product of the members' errors.</summary>
    public double[] Gram { get; }

    /// <summary>Adds up the errors of the leads that are wanted.</summary>
    /// <param name="errors">Out of sample.</param>
    /// <param name="isWanted">By lead in days.</param>
    public static ErrorProducts Of(MemberErrors errors, Func<int, bool> isWanted)
    {
        var members = errors.Forecasts.Length;
        var products = new ErrorProducts(members);
        Span<double> error = stackalloc double[members];
        for (var origin = 0; origin < errors.Origins.Length; origin++)
        {
            for (var i = 0; i < errors.Actuals[origin].Length; i++)
            {
                var lead = (i % errors.HorizonDays) + 1;
                if (isWanted(lead) && Errors(errors, origin, i, error))
                {
                    products.Add(errors.Origins[origin] + lead, lead, Precision(errors, origin, i), error);
                }
            }
        }

        products.Finish();
        return products;
    }

    /// <summary>
    /// How far who errs less one week errs less in others: the reliability of members' mean log squared errors over
    /// weeks, 1 - 1 / F of members against members x weeks (ICC(3, k) of Shrout and Fleiss 1979).
    /// </summary>
    /// <returns>0, all differences are chance, to 1; 0 where there is one member, or hardly more than a week.</returns>
    public double Consistency()
    {
        double[] shares = [.. _weeks.Values.Select(w => w.Precision / _weeks.Values.Sum(v => v.Precision))];
        var weeks = 1 / shares.Sum(s => s * s);
        if (_members < 2 || !(weeks > 1.5))
        {
            return 0;
        }

        double[][] logs = [.. _weeks.Values.Select(LogSquares)];
        double[] members = [.. Enumerable.Range(0, _members)
            .Select(m => logs.Select((ofWeek, w) => shares[w] * ofWeek[m]).Sum())];
        var between = weeks * members.Sum(m => m * m) / (_members - 1);
        var within = weeks * logs.Select((ofWeek, w) =>
            shares[w] * ofWeek.Select((log, m) => (log - members[m]) * (log - members[m])).Sum()).Sum()
            / ((_members - 1) * (weeks - 1));
        return between > within ? 1 - (within / between) : 0;
    }

    // Less what the members have in common that week.
    private double[] LogSquares(Sums week)
    {
        double[] logs = [.. Enumerable.Range(0, _members).Select(m => Math.Log(Math.Max(
            LeastSquare,
            ((week.Products[(m * _members) + m] - (2 * Off[m] * week.Errors[m])) / week.Precision)
                + (Off[m] * Off[m]))))];
        var mean = logs.Average();
        return [.. logs.Select(log => log - mean)];
    }

    private void Add(int targetDay, int lead, double precision, ReadOnlySpan<double> error)
    {
        var week = Math.DivRem(targetDay, 7).Quotient;
        if (!_weeks.TryGetValue(week, out var sums))
        {
            _weeks[week] = sums = new Sums(_members);
        }

        Count++;
        _leads += lead;
        sums.Precision += precision;
        for (var a = 0; a < _members; a++)
        {
            sums.Errors[a] += precision * error[a];
            for (var b = 0; b < _members; b++)
            {
                sums.Products[(a * _members) + b] += precision * error[a] * error[b];
            }
        }
    }

    private void Finish()
    {
        var all = Math.Max(double.Epsilon, _weeks.Values.Sum(w => w.Precision));
        double[] means = [.. Enumerable.Range(0, _members).Select(m => _weeks.Values.Sum(w => w.Errors[m]) / all)];
        for (var m = 0; m < _members; m++)
        {
            Off[m] = ShareOfMean * means[m];
        }

        for (var k = 0; k < Gram.Length; k++)
        {
            var (a, b) = (k / _members, k % _members);
            Gram[k] = (_weeks.Values.Sum(w => w.Products[k]) / all)
                - (means[a] * Off[b]) - (Off[a] * means[b]) + (Off[a] * Off[b]);
        }
    }

    /// <summary>
    /// The inverse variance of a log of counts, 1 / expected + a scatter that all have (weighted least squares: Aitken
    /// 1935): of small counts most of the error is chance, which says nothing about members.
    /// </summary>
    private static double Precision(MemberErrors errors, int origin, int i)
    {
        double sum = 0;
        for (var member = 0; member < errors.Forecasts.Length; member++)
        {
            sum += errors.Forecasts[member][origin][i];
        }

        return 1 / (Math.Exp(-sum / errors.Forecasts.Length) + (LeastScatter * LeastScatter));
    }

    private static bool Errors(MemberErrors errors, int origin, int i, Span<double> error)
    {
        var known = true;
        for (var member = 0; member < error.Length; member++)
        {
            error[member] = Math.Clamp(
                errors.Forecasts[member][origin][i] - errors.Actuals[origin][i], -LargestError, LargestError);
            known &= !double.IsNaN(error[member]);
        }

        return known;
    }

    private sealed class Sums(int members)
    {
        public double Precision { get; set; }

        public double[] Errors { get; } = new double[members];

        public double[] Products { get; } = new double[members * members];
    }
}
