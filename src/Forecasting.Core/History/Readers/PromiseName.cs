using Forecasting.Core.Domain;

namespace Forecasting.Core.History.Readers;

/// <summary>The words of the contract for <see cref="DeliveryPromise"/>.</summary>
public static class PromiseName
{
    /// <summary>The word for a promise.</summary>
    /// <param name="promise">The promise.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the four.</exception>
    public static string Of(DeliveryPromise promise) => promise switch
    {
        DeliveryPromise.OneHour => "one_hour",
        DeliveryPromise.HalfDay => "half_day",
        DeliveryPromise.NextDay => "next_day",
        DeliveryPromise.Scheduled => "scheduled",
        _ => throw new ArgumentOutOfRangeException(nameof(promise), promise, "There is no word for this promise."),
    };

    /// <summary>The promise for a word, or null where there is none.</summary>
    /// <param name="word">Such as one_hour.</param>
    public static DeliveryPromise? Find(ReadOnlySpan<char> word) => word switch
    {
        "one_hour" => DeliveryPromise.OneHour,
        "half_day" => DeliveryPromise.HalfDay,
        "next_day" => DeliveryPromise.NextDay,
        "scheduled" => DeliveryPromise.Scheduled,
        _ => null,
    };

    internal static bool TryRead(ContractFile file, int column, out DeliveryPromise? promise)
    {
        promise = Find(file.Field(column));
        return promise is not null || file.Field(column).IsEmpty
            || file.Reject(column, "one of one_hour, half_day, next_day, scheduled");
    }
}
