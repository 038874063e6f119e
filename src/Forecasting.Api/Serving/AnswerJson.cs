using System.Text.Json;
using Forecasting.Core.Domain;

namespace Forecasting.Api.Serving;

/// <summary>Answers as JSON.</summary>
public static class AnswerJson
{
    public static byte[] Bytes<TAnswer>(TAnswer answer) =>
        JsonSerializer.SerializeToUtf8Bytes(answer, ContractJson.Options);
}
