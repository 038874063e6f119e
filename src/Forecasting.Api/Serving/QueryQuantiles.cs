namespace Forecasting.Api.Serving;

/// <summary>Which deciles an answer holds.</summary>
/// <param name="Tenths">1 for q10 to 9 for q90, ascending.</param>
public sealed record QueryQuantiles(IReadOnlyList<int> Tenths)
{
    private const string Expected = "'true', 'false' or a list out of 10,20,30,40,50,60,70,80,90";

    public static QueryQuantiles All { get; } = new([1, 2, 3, 4, 5, 6, 7, 8, 9]);

    public static QueryQuantiles None { get; } = new([]);

    /// <summary>A short name that is equal for equal choices.</summary>
    public string Name => string.Concat(Tenths);

    /// <summary>Reads true, false, or a list such as 10,50,90 (also q10,q50,q90).</summary>
    public static (QueryQuantiles Quantiles, Problem? Problem) Of(string? text)
    {
        if (text is null or "true" or "false")
        {
            return (text == "false" ? None : All, null);
        }

        var tenths = new SortedSet<int>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var number = word.StartsWith('q') ? word.AsSpan(1) : word;
            if (number is not [>= '1' and <= '9', '0'])
            {
                return (None, Problems.BadValue("quantiles", text, Expected));
            }

            tenths.Add(number[0] - '0');
        }

        return (new QueryQuantiles([.. tenths]), null);
    }
}
