namespace Forecasting.Api.Serving;

/// <summary>The length of the steps that an answer has.</summary>
public enum ServedGrain
{
    Daily,
    Hourly,

    /// <summary>Whole weeks, named by their Monday.</summary>
    Weekly,
}

/// <summary>The words of <see cref="ServedGrain"/>.</summary>
public static class ServedGrainNames
{
    /// <summary>daily, hourly or weekly.</summary>
    public static string Name(this ServedGrain grain) => grain switch
    {
        ServedGrain.Hourly => "hourly",
        ServedGrain.Weekly => "weekly",
        _ => "daily",
    };

    /// <summary>day, hour or week.</summary>
    public static string Step(this ServedGrain grain) => grain switch
    {
        ServedGrain.Hourly => "hour",
        ServedGrain.Weekly => "week",
        _ => "day",
    };
}
