using Forecasting.Core.Persistence;

namespace Forecasting.Api.Serving;

/// <summary>Wires what serves the published run, and turns every failure into a problem.</summary>
public static class ServingSetup
{
    public static void AddServing(this IServiceCollection services, Database database)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Publication>();
        services.AddSingleton(provider =>
            new PublicationReader(database, provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<PublicationWatch>();
        services.ConfigureHttpJsonOptions(options => AnswerJson.Configure(options.SerializerOptions));
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(failed => failed.Run(context =>
            Problems.OfStatus(StatusCodes.Status500InternalServerError, context.Request).ExecuteAsync(context)));
        app.UseStatusCodePages(pages =>
            Problems.OfStatus(pages.HttpContext.Response.StatusCode, pages.HttpContext.Request)
                .ExecuteAsync(pages.HttpContext));
    }
}
