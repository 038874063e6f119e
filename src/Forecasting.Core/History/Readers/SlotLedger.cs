namespace Forecasting.Core.History.Readers;

/// <summary>
/// Remembers the count that a file gave each slot (series and step), to find a second row for the same slot.
/// </summary>
internal sealed class SlotLedger
{
    private const int PageSteps = 768;
    private const int Free = -1;

    private readonly Dictionary<(int Series, int Page), int[]> _pages = [];
    private (int Series, int Page) _lastKey = (-1, -1);
    private int[] _lastPage = [];

    /// <summary>Puts a count into its slot, unless there is one.</summary>
    /// <param name="series">Number of the series.</param>
    /// <param name="step">Day number or hour number.</param>
    /// <param name="count">0 or more.</param>
    /// <returns>The count that was there before, or null.</returns>
    public int? Put(int series, int step, int count)
    {
        var (page, place) = Math.DivRem(step, PageSteps);
        if (_lastKey != (series, page))
        {
            _lastKey = (series, page);
            _lastPage = PageOf(_lastKey);
        }

        if (_lastPage[place] != Free)
        {
            return _lastPage[place];
        }

        _lastPage[place] = count;
        return null;
    }

    private int[] PageOf((int, int) key)
    {
        if (!_pages.TryGetValue(key, out var page))
        {
            _pages[key] = page = new int[PageSteps];
            Array.Fill(page, Free);
        }

        return page;
    }
}
