using Forecasting.Core.Domain;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Switching;

namespace Forecasting.Api.Serving;

/// <summary>Wires what serves the published run, and turns every failure into a problem.</summary>
public static class ServingSetup
{
    public static void AddServing(this IServiceCollection services, Database database)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddSingleton<Publication>();
        services.AddSingleton<SwitchDesk>();
        services.AddSingleton(provider =>
            new PublicationReader(database, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new Staffing.StaffedDays(database));
        services.AddHostedService<PublicationWatch>();

        // A word where a number belongs is the caller's mistake, also where developers look on.
        services.PostConfigure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.ConfigureHttpJsonOptions(options => ContractJson.Configure(options.SerializerOptions));
    }

    /// <summary>Pages may load from this server only; the browser enforces it, whatever a script inside them
    /// tries.</summary>
    public static void UseOwnContentOnly(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; worker-src 'self' blob:";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    });

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(context =>
            Problems.OfStatus(StatusCodes.Status500InternalServerError, context.Request).ExecuteAsync(context)));
        app.UseStatusCodePages(pages =>
            Problems.OfStatus(pages.HttpContext.Response.StatusCode, pages.HttpContext.Request)
                .ExecuteAsync(pages.HttpContext));
    }
}
