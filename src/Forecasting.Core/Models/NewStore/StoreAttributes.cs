using System.Globalization;
using Forecasting.Core.Domain;

namespace Forecasting.Core.Models.NewStore;

/// <summary>
/// What is known of stores before they sell: numbers as such (logs where none is negative) and words as yes or no, on
/// one scale, so that distances and regressions can be made of them.
/// </summary>
internal sealed class StoreAttributes
{
    private const int MostWordsOfColumn = 8;
    private const int MostColumns = 40;

    private readonly Dictionary<string, double[]> _rows;

    private StoreAttributes(Dictionary<string, double[]> rows, int columns) => (_rows, Columns) = (rows, columns);

    /// <summary>Numbers per store.</summary>
    public int Columns { get; }

    /// <summary>The numbers of one store: mean 0 over the stores, standard deviation 1; words are centred only.
    /// Unknown is 0.</summary>
    public ReadOnlySpan<double> Of(string storeId) => _rows[storeId];

    /// <summary>Reads all attributes, region and opening hours; what is alike in all stores tells nothing and is left
    /// out.</summary>
    public static StoreAttributes Read(IReadOnlyList<Store> stores)
    {
        var names = stores.SelectMany(s => s.Attributes.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var columns = names
            .SelectMany(name => Columnar([.. stores.Select(s => s.Attributes.GetValueOrDefault(name, ""))]))
            .Concat(Words([.. stores.Select(s => s.Region)]))
            .Concat(Numbers([.. stores.Select(s => (double?)Enumerable.Range(0, 24).Count(s.IsOpenHour))]))
            .Take(MostColumns).ToList();
        var rows = stores.Select((s, i) => (s.Id, Row: columns.Select(c => c[i]).ToArray()))
            .ToDictionary(p => p.Id, p => p.Row, StringComparer.Ordinal);
        return new StoreAttributes(rows, columns.Count);
    }

    /// <summary>Squared distance of two stores over all columns.</summary>
    public double SquaredDistance(string storeId, string otherId)
    {
        var (a, b) = (_rows[storeId], _rows[otherId]);
        double sum = 0;
        for (var column = 0; column < a.Length; column++)
        {
            sum += (a[column] - b[column]) * (a[column] - b[column]);
        }

        return sum;
    }

    private static IEnumerable<double[]> Columnar(string[] texts)
    {
        double?[] numbers = [.. texts.Select(Number)];
        return numbers.Where((n, i) => n is null && texts[i].Length > 0).Any() ? Words(texts) : Numbers(numbers);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    private static IEnumerable<double[]> Numbers(double?[] numbers)
    {
        double[] known = [.. numbers.Where(n => n is not null).Select(n => n!.Value)];
        if (known.Length == 0)
        {
            yield break;
        }

        var isSize = known.Min() >= 0;
        Func<double, double> scale = isSize ? n => Math.Log(1 + n) : n => n;
        var mean = known.Average(scale);
        var deviation = Math.Sqrt(known.Average(n => (scale(n) - mean) * (scale(n) - mean)));
        if (deviation > 1e-9)
        {
            yield return [.. numbers.Select(n => n is { } known ? (scale(known) - mean) / deviation : 0)];
        }
    }

    private static IEnumerable<double[]> Words(string[] texts)
    {
        var words = texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var word in words.Count is > 1 and <= MostWordsOfColumn ? words : [])
        {
            var share = texts.Count(t => t == word) / (double)texts.Length;
            yield return [.. texts.Select(t => (t == word ? 1 : 0) - share)];
        }
    }
}
