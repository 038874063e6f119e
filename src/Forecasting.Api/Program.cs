using System.Globalization;
using Forecasting.Api.Accuracy;
using Forecasting.Api.Areas;
using Forecasting.Api.Explanations;
using Forecasting.Api.Forecasts;
using Forecasting.Api.Health;
using Forecasting.Api.Index;
using Forecasting.Api.ManualForecasts;
using Forecasting.Api.Overrides;
using Forecasting.Api.Reference;
using Forecasting.Api.Runs;
using Forecasting.Api.Staffing;
using Forecasting.Api.Stock;
using Forecasting.Api.Stores;
using Forecasting.Api.Supply;
using Forecasting.Api.Switching;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Runs;
using Serilog;
using Serilog.Events;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://127.0.0.1:5080");
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddSerilog(log => log
    .MinimumLevel.Information()
    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
    .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
    .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture));

var connection = builder.Configuration["db"] ?? Database.DefaultConnection;
if (ServedDatabase.TroubleAt(connection) is { } trouble)
{
    await Console.Error.WriteLineAsync(trouble);
    return 3;
}

builder.Services.AddServing(Database.At(connection));
builder.Services.AddReference();

await using var app = builder.Build();
app.UseSerilogRequestLogging(options => options.GetLevel = RequestLogging.LevelOf);
app.UseProblems();
app.UseOwnContentOnly();
app.MapIndex();
app.MapStores();
app.MapForecasts();
app.MapAreas();
app.MapExplanations();
app.MapStaffing();
app.MapStock();
app.MapSupply();
app.MapRuns();
app.MapAccuracy();
app.MapManualForecasts();
app.MapOverrides();
app.MapSwitching();
app.MapForecastsInUse();
app.MapHealth();
app.MapReference();

try
{
    await app.RunAsync();
    return 0;
}
catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{exception.Message} Stop what listens there, or choose another with --urls.");
    return 3;
}

/// <summary>The entry point, named for tests.</summary>
public partial class Program;
