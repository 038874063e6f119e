using System.Runtime.Intrinsics;
using Forecasting.Core.Features;

namespace Forecasting.Core.Models.Trees;

/// <summary>
/// Exact Shapley values of a tree ensemble with reasons, each a group of columns, as the players; what a coalition
/// predicts follows the splits of its own columns and averages over the others by the training rows on either side, as
/// in TreeSHAP (Lundberg et al. 2020, algorithm 1); groups as players: Jullum et al. 2021. A leaf's share of each
/// player depends only on which players lead to it, so these shares are computed once: a row then costs one look at
/// every node, where TreeSHAP would cost leaves x depth squared.
/// </summary>
internal sealed class ReasonShapley
{
    /// <summary>Numbers per leaf and pattern; a power of two, so that they are added at once.</summary>
    private const int Width = 8;

    private const int Patterns = 1 << Reasons.Count;

    private readonly TreeEnsemble _trees;
    private readonly byte[] _nodePlayer;
    private readonly byte[] _leafPlayers;
    private readonly int[] _leafShares;
    private readonly double[] _shares;

    /// <summary>[players of a path x players that turn off it] place of the pattern among the path's.</summary>
    private readonly byte[] _place = new byte[Patterns * Patterns];

    /// <summary>Prepares the leaves.</summary>
    /// <param name="trees">The ensemble.</param>
    /// <param name="columnReasons">[column].</param>
    public ReasonShapley(TreeEnsemble trees, IReadOnlyList<Reason> columnReasons)
    {
        _trees = trees;
        _nodePlayer = [.. trees.Features.Select(f => (byte)columnReasons[f])];
        _leafPlayers = new byte[trees.Leaves.Length];
        _leafShares = new int[trees.Leaves.Length];
        Expected = trees.Bias;
        var shares = new List<double>();
        foreach (var root in trees.Roots)
        {
            Prepare(root, 0, Vector512<double>.One, shares);
        }

        _shares = [.. shares];
        for (var players = 0; players < Patterns; players++)
        {
            for (var off = 0; off < Patterns; off++)
            {
                _place[(players * Patterns) + off] = (byte)Compressed(off, players);
            }
        }
    }

    /// <summary>The mean prediction over the training rows, which the shares are about.</summary>
    public double Expected { get; private set; }

    /// <summary>Writes the share of each reason; with <see cref="Expected"/> they sum to the prediction.</summary>
    /// <param name="row">One value per column, finite.</param>
    /// <param name="shares">[reason].</param>
    /// <param name="room">Scratch space, one place per node of the ensemble.</param>
    public void Write(ReadOnlySpan<float> row, Span<double> shares, Span<byte> room)
    {
        var sum = Vector512<double>.Zero;
        var (features, thresholds, left, right) = (_trees.Features, _trees.Thresholds, _trees.Left, _trees.Right);
        room.Clear();
        for (var node = 0; node < features.Length; node++)
        {
            // A node's players that turn off the way to it are known before it comes up: parents stand first.
            var player = (byte)(1 << _nodePlayer[node]);
            var goesLeft = row[features[node]] <= thresholds[node];
            var (offLeft, offRight) = (room[node], room[node]);
            _ = goesLeft ? offRight |= player : offLeft |= player;
            Visit(left[node], offLeft, room, ref sum);
            Visit(right[node], offRight, room, ref sum);
        }

        for (var reason = 0; reason < Reasons.Count; reason++)
        {
            shares[reason] = sum[reason];
        }
    }

    private void Visit(int child, byte off, Span<byte> room, ref Vector512<double> sum)
    {
        if (child >= 0)
        {
            room[child] = off;
            return;
        }

        var place = _place[(_leafPlayers[~child] * Patterns) + off];
        sum += Vector512.LoadUnsafe(ref _shares[_leafShares[~child] + (place * Width)]);
    }

    /// <summary>Walks to the leaves with the players met and, for each, the share of rows that take its
    /// turns.</summary>
    private void Prepare(int node, int players, Vector512<double> taken, List<double> shares)
    {
        if (node < 0)
        {
            _leafPlayers[~node] = (byte)players;
            _leafShares[~node] = shares.Count;
            Expected += _trees.Leaves[~node] * Product(taken);
            AddShares(_trees.Leaves[~node], players, taken, shares);
            return;
        }

        var player = _nodePlayer[node];
        foreach (var child in (ReadOnlySpan<int>)[_trees.Left[node], _trees.Right[node]])
        {
            var share = _trees.Cover(child) / (double)_trees.Cover(node);
            Prepare(child, players | (1 << player), taken.WithElement(player, taken[player] * share), shares);
        }
    }

    /// <summary>For every pattern of players that turn off, the Shapley values of the game that this leaf is: its value
    /// times, for each player in the coalition, 0 or 1, and for each other the share of rows.</summary>
    private static void AddShares(double value, int players, Vector512<double> taken, List<double> shares)
    {
        int[] who = [.. Enumerable.Range(0, Reasons.Count).Where(p => (players >> p & 1) == 1)];
        var count = who.Length;
        var products = new double[1 << count];
        for (var set = 0; set < products.Length; set++)
        {
            products[set] = Enumerable.Range(0, count).Where(i => (set >> i & 1) == 1)
                .Aggregate(1.0, (product, i) => product * taken[who[i]]);
        }

        for (var off = 0; off < products.Length; off++)
        {
            var on = (products.Length - 1) & ~off;
            var first = shares.Count;
            shares.AddRange(Enumerable.Repeat(0.0, Width));
            for (var i = 0; i < count; i++)
            {
                var others = (products.Length - 1) & ~(1 << i);
                double mean = 0;
                for (var set = 0; set < products.Length; set++)
                {
                    // Coalitions without the player whose members all stay on the way; one that turns off makes 0.
                    if ((set & ~(on & others)) == 0)
                    {
                        mean += Weight(System.Numerics.BitOperations.PopCount((uint)set), count)
                            * products[others & ~set];
                    }
                }

                shares[first + who[i]] = value * mean * ((on >> i & 1) - taken[who[i]]);
            }
        }
    }

    /// <summary>Share of the orders of arrival in which exactly these come before a player (Shapley 1953).</summary>
    private static double Weight(int before, int players)
    {
        var weight = 1.0 / players;
        for (var k = 1; k <= before; k++)
        {
            weight *= k / (double)(players - k);
        }

        return weight;
    }

    private static double Product(Vector512<double> factors)
    {
        double product = 1;
        for (var i = 0; i < Reasons.Count; i++)
        {
            product *= factors[i];
        }

        return product;
    }

    /// <summary>The bits of <paramref name="bits"/> at the places of <paramref name="mask"/>, moved together.</summary>
    private static int Compressed(int bits, int mask)
    {
        int compressed = 0, place = 0;
        for (var i = 0; i < Reasons.Count; i++)
        {
            if ((mask >> i & 1) == 1)
            {
                compressed |= (bits >> i & 1) << place++;
            }
        }

        return compressed;
    }
}
