namespace Forecasting.Core.Simulation;

/// <summary>
/// What chain to simulate. The same settings give the same chain, whatever the machine's number of threads.
/// </summary>
public sealed record SimulationSettings
{
    /// <summary>
    /// Last day of history where none is asked for: before the National Day weeks, which then lie in the future.
    /// </summary>
    public static readonly DateOnly UsualLastDay = new(2025, 8, 31);

    private readonly int _stores = 12;
    private readonly int _days = 420;
    private readonly int _futureDays = 56;
    private readonly int _skus;
    private readonly int _orderDays;
    private readonly DateOnly _lastDay = UsualLastDay;

    /// <summary>Stores, 1 to 9,999.</summary>
    public int Stores { get => _stores; init => _stores = InRange(value, 1, 9_999, nameof(Stores)); }

    /// <summary>Days of history, 56 to 3,660.</summary>
    public int Days { get => _days; init => _days = InRange(value, 56, 3_660, nameof(Days)); }

    /// <summary>Days after the history that go to future/, 0 to 366.</summary>
    public int FutureDays { get => _futureDays; init => _futureDays = InRange(value, 0, 366, nameof(FutureDays)); }

    /// <summary>
    /// SKUs that are followed one by one, of an assortment of 20,000; 0 to 20,000. 0 leaves goods and stock out.
    /// </summary>
    public int Skus { get => _skus; init => _skus = InRange(value, 0, 20_000, nameof(Skus)); }

    /// <summary>
    /// Days on either side of the end of the history whose orders are written one by one, 0 to 366. 0 leaves single
    /// orders out.
    /// </summary>
    public int OrderDays { get => _orderDays; init => _orderDays = InRange(value, 0, 366, nameof(OrderDays)); }

    /// <summary>The seed of every random stream.</summary>
    public long Seed { get; init; } = 7;

    /// <summary>
    /// Last day of the history (included), in the years 1920 to 2090, for which the lunar calendar is known around it.
    /// </summary>
    public DateOnly LastDay
    {
        get => _lastDay;
        init => _lastDay = value.Year is >= 1920 and <= 2090
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LastDay), value, "LastDay must lie in 1920 to 2090.");
    }

    /// <summary>First day of the history: day 0.</summary>
    public DateOnly FirstDay => LastDay.AddDays(1 - Days);

    /// <summary>Days of history and future together.</summary>
    public int AllDays => Days + FutureDays;

    /// <summary>The date of a day index.</summary>
    /// <param name="day">0 to <see cref="AllDays"/> - 1.</param>
    public DateOnly Date(int day) => FirstDay.AddDays(day);

    private static int InRange(int value, int low, int high, string name) => value >= low && value <= high
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie from {low} to {high}.");
}
