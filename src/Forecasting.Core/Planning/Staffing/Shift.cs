namespace Forecasting.Core.Planning.Staffing;

/// <summary>A part of a shift that is worked without a pause.</summary>
/// <param name="From">First slot (included).</param>
/// <param name="Until">Slot after the last (excluded).</param>
public readonly record struct ShiftSpan(int From, int Until);

/// <summary>Hours of work of one person on one day: one span, or several with breaks between them.</summary>
public sealed class Shift : IEquatable<Shift>
{
    /// <summary>Makes a shift.</summary>
    /// <param name="spans">Worked spans in order, each at least one slot, with at least one slot between them.</param>
    /// <exception cref="ArgumentException">The spans are empty or not in order.</exception>
    public Shift(params ShiftSpan[] spans)
    {
        for (var i = 0; i < spans.Length; i++)
        {
            if (spans[i].From < 0 || spans[i].Until <= spans[i].From || (i > 0 && spans[i].From <= spans[i - 1].Until))
            {
                throw new ArgumentException("Spans are in order, apart, and at least one slot long.", nameof(spans));
            }
        }

        Spans = spans.Length > 0 ? spans : throw new ArgumentException("A shift has a span.", nameof(spans));
    }

    /// <summary>Worked spans in order.</summary>
    public IReadOnlyList<ShiftSpan> Spans { get; }

    /// <summary>First slot (included).</summary>
    public int From => Spans[0].From;

    /// <summary>Slot after the last (excluded).</summary>
    public int Until => Spans[^1].Until;

    /// <summary>Slots that are worked and paid.</summary>
    public int PaidSlots => Spans.Sum(s => s.Until - s.From);

    /// <summary>Hours that are worked and paid.</summary>
    public double PaidHours => (double)PaidSlots / StaffDay.SlotsPerHour;

    /// <inheritdoc/>
    public bool Equals(Shift? other) => other is not null && Spans.SequenceEqual(other.Spans);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Shift);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Until, Spans.Count, Spans[^1].From);

    /// <inheritdoc/>
    public override string ToString() => string.Join('+', Spans.Select(s => $"{s.From}-{s.Until}"));
}

/// <summary>How many people work a shift.</summary>
/// <param name="Shift">The shift.</param>
/// <param name="People">How many, 1 or more.</param>
public sealed record StaffedShift(Shift Shift, int People);
