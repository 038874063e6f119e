using System.Globalization;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Models.LightGbm;

/// <summary>Reads the text form of a LightGBM model: numerical splits, one output.</summary>
internal static class LightGbmText
{
    /// <summary>The trees of a model.</summary>
    /// <param name="text">As LightGBM saves it (its docs call it the model file, version v4).</param>
    /// <exception cref="InvalidDataException">The text has no trees, or splits on categories.</exception>
    public static TreeEnsemble Read(string text)
    {
        List<int> roots = [], features = [], left = [], right = [];
        List<float> thresholds = [];
        List<double> leaves = [];
        List<int> leafRows = [];
        Dictionary<string, string> tree = [];
        foreach (var line in text.Split('\n').Append("Tree="))
        {
            if (line.StartsWith("Tree=", StringComparison.Ordinal)
                || line.StartsWith("end of trees", StringComparison.Ordinal))
            {
                Append(tree);
                tree = [];
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                tree[line[..equals]] = line[(equals + 1)..];
            }
        }

        return roots.Count > 0
            ? new TreeEnsemble(0, [.. roots], [.. features], [.. thresholds], [.. left], [.. right], [.. leaves],
                [.. leafRows])
            : throw new InvalidDataException("The LightGBM model holds no trees.");

        void Append(Dictionary<string, string> fields)
        {
            if (!fields.TryGetValue("leaf_value", out var values))
            {
                return;
            }

            if (fields["num_cat"] != "0")
            {
                throw new InvalidDataException("The LightGBM model splits on categories, which is not supported.");
            }

            int firstNode = features.Count, firstLeaf = leaves.Count;
            int Child(int child) => child >= 0 ? firstNode + child : ~(firstLeaf + ~child);
            leaves.AddRange(Numbers(values));
            leafRows.AddRange(fields.TryGetValue("leaf_count", out var rows) && leaves.Count > firstLeaf + 1
                ? Integers(rows)
                : Enumerable.Repeat(1, leaves.Count - firstLeaf));
            if (leaves.Count == firstLeaf + 1)
            {
                roots.Add(~firstLeaf);
                return;
            }

            roots.Add(firstNode);
            features.AddRange(Integers(fields["split_feature"]));
            thresholds.AddRange(Numbers(fields["threshold"]).Select(LargestFloatBelow));
            left.AddRange(Integers(fields["left_child"]).Select(Child));
            right.AddRange(Integers(fields["right_child"]).Select(Child));
        }
    }

    private static IEnumerable<double> Numbers(string text) =>
        text.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture));

    private static IEnumerable<int> Integers(string text) =>
        text.Split(' ').Select(t => int.Parse(t, CultureInfo.InvariantCulture));

    /// <summary>The largest float at or below a number: floats compare with it as they do with the number.</summary>
    private static float LargestFloatBelow(double number)
    {
        var rounded = (float)number;
        return rounded > number ? MathF.BitDecrement(rounded) : rounded;
    }
}
