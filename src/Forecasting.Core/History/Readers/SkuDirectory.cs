using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>The SKUs that rows may name.</summary>
public sealed class SkuDirectory
{
    private readonly bool _takesAny;
    private readonly Dictionary<string, Sku> _skus = new(StringComparer.Ordinal);
    private Sku? _last;

    /// <summary>Makes a directory.</summary>
    /// <param name="skus">The SKUs that rows may name; null: every SKU id is taken as a SKU of which nothing more is
    /// known.</param>
    public SkuDirectory(IReadOnlyList<Sku>? skus)
    {
        _takesAny = skus is null;
        foreach (var sku in skus ?? [])
        {
            _skus.Add(sku.Id, sku);
        }
    }

    /// <summary>The SKUs given, or those met in the rows, in the order met.</summary>
    public IReadOnlyCollection<Sku> Skus => _skus.Values;

    /// <summary>The SKU that the current row names; rejects the row where it names none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="column">Index of the column that names the SKU.</param>
    /// <param name="sku">The SKU.</param>
    public bool TrySku(ContractFile file, int column, out Sku sku)
    {
        var id = file.Field(column);
        sku = _last!;
        if (_last is not null && id.SequenceEqual(_last.Id))
        {
            return true;
        }

        if (!_skus.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var known))
        {
            if (id.IsEmpty || !_takesAny)
            {
                return file.Reject(column, id.IsEmpty ? "the field is empty" : "the SKU is not in skus.csv");
            }

            known = new Sku { Id = id.ToString(), Name = id.ToString() };
            _skus.Add(known.Id, known);
        }

        sku = _last = known;
        return true;
    }
}
