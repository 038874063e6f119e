using System.Globalization;
using System.Runtime.CompilerServices;

namespace Forecasting.Core.Features;

/// <summary>
/// Who the series is: store, channel, region and the store's attributes, numbers as such and words as codes.
/// </summary>
public sealed class StoreFeatures : IFeatureFamily
{
    private const int MaximumAttributes = 12;

    private static readonly string[] Fixed = ["store", "channel", "region"];
    private static readonly ConditionalWeakTable<ChainState, float[][]> Cache = [];

    /// <inheritdoc/>
    public string Family => "store";

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns(ChainState chain) => [.. Fixed, .. Attributes(chain)];

    /// <inheritdoc/>
    public void Write(in TargetDay target, Span<float> row) =>
        Cache.GetValue(target.Chain, Rows)[target.Series].AsSpan().CopyTo(row);

    private static IEnumerable<string> Attributes(ChainState chain) => chain.History.Stores
        .SelectMany(s => s.Attributes.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Take(MaximumAttributes);

    private static float[][] Rows(ChainState chain)
    {
        var history = chain.History;
        var stores = Codes(history.Stores.Select(s => s.Id));
        var channels = Codes(history.Channels.Select(c => c.Id));
        var regions = Codes(history.Stores.Select(s => s.Region));
        var attributes = Attributes(chain).ToList();
        var words = attributes.Select(a => Codes(history.Stores.Select(s => s.Attributes.GetValueOrDefault(a, ""))))
            .ToList();
        return [.. history.Daily.Select(series =>
        {
            var store = history.Store(series.Key.StoreId);
            return (float[])
            [
                stores[store.Id], channels[series.Key.ChannelId], regions[store.Region],
                .. attributes.Select((a, i) => Number(store.Attributes.GetValueOrDefault(a, ""), words[i])),
            ];
        })];
    }

    private static float Number(string text, Dictionary<string, int> codes) =>
        text.Length == 0 ? TargetDay.Unknown
        : float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && float.IsFinite(number) ? number
        : codes[text];

    private static Dictionary<string, int> Codes(IEnumerable<string> words) =>
        words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((w, i) => (w, i))
            .ToDictionary(p => p.w, p => p.i, StringComparer.Ordinal);
}
