using Scalar.AspNetCore;

namespace Forecasting.Api.Reference;

/// <summary>The OpenAPI document and the page that shows it; everything comes from this server.</summary>
public static class ReferenceApi
{
    public static void AddReference(this IServiceCollection services) =>
        services.AddOpenApi("v1", OpenApiDocumentation.Configure);

    public static void MapReference(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        routes.MapScalarApiReference("/reference", options =>
        {
            options.Title = "RtMart.Forecast reference";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.HideClientButton = true;
            options.ProxyUrl = null;
            options.Agent = new ScalarAgentOptions { Disabled = true };
            options.Mcp = new ScalarMcpOptions { Disabled = true };
            options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
            options.DynamicBaseServerUrl = true;
        });
    }
}
