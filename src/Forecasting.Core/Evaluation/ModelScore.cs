namespace Forecasting.Core.Evaluation;

/// <summary>One store's sums at the leads of the 90 % line.</summary>
/// <param name="StoreId">The store.</param>
/// <param name="Lead7">Exactly seven days ahead.</param>
/// <param name="Leads1To7">One to seven days ahead.</param>
public sealed record StoreScore(string StoreId, ErrorTotals Lead7, ErrorTotals Leads1To7)
{
    /// <summary>
    /// 1 - WAPE at lead 7; over leads 1 to 7 where lead 7 was not forecast or nothing came. NaN if nothing came at all.
    /// </summary>
    public double Accuracy => PointMetrics.Accuracy(Lead7.AbsoluteActual > 0 ? Lead7 : Leads1To7);
}

/// <summary>The sums from which a model's metrics are made.</summary>
public sealed class ModelScore
{
    private readonly Dictionary<string, StoreScore> _stores = new(StringComparer.Ordinal);
    private readonly List<StoreScore> _storeList = [];

    private ModelScore(string model) => Model = model;

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>Sums by window, in origin order; windows without a single actual are left out.</summary>
    public IReadOnlyList<ErrorTotals> Windows { get; private set; } = [];

    /// <summary>All windows together.</summary>
    public ErrorTotals Overall { get; } = new();

    /// <summary>All stores and windows at lead 7.</summary>
    public ErrorTotals Lead7 { get; } = new();

    /// <summary>All stores and windows at leads 1 to 7.</summary>
    public ErrorTotals Leads1To7 { get; } = new();

    /// <summary>Sums by store, in the order of the series.</summary>
    public IReadOnlyList<StoreScore> Stores => _storeList;

    /// <summary>Each store's own accuracy at lead 7, of stores where orders came.</summary>
    public IEnumerable<double> StoreAccuracies =>
        _storeList.Where(s => s.Leads1To7.AbsoluteActual > 0).Select(s => s.Accuracy);

    /// <summary>Adds up a model's errors.</summary>
    /// <param name="result">The backtest.</param>
    /// <param name="model">One of its models.</param>
    public static ModelScore Of(BacktestResult result, ModelBacktest model)
    {
        var score = new ModelScore(model.Name);
        var windows = model.Windows.ToDictionary(w => w, _ => new ErrorTotals());
        foreach (var step in result.ScoredSteps(model))
        {
            score.Add(step, windows[step.Window]);
        }

        score.Windows = [.. model.Windows.Select(w => windows[w]).Where(w => w.Rows > 0)];
        return score;
    }

    private void Add(ScoredStep step, ErrorTotals window)
    {
        var errors = step.Errors();
        window.Add(errors, step.Scale);
        Overall.Add(errors, step.Scale);
        var store = Store(step.Key.StoreId);
        if (step.LeadDays <= Metrics.PlannersLeadDays)
        {
            Leads1To7.Add(errors, step.Scale);
            store.Leads1To7.Add(errors, step.Scale);
        }

        if (step.LeadDays == Metrics.PlannersLeadDays)
        {
            Lead7.Add(errors, step.Scale);
            store.Lead7.Add(errors, step.Scale);
        }
    }

    private StoreScore Store(string storeId)
    {
        if (!_stores.TryGetValue(storeId, out var store))
        {
            _stores[storeId] = store = new StoreScore(storeId, new ErrorTotals(), new ErrorTotals());
            _storeList.Add(store);
        }

        return store;
    }
}
