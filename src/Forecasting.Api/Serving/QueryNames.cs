namespace Forecasting.Api.Serving;

/// <summary>Refuses query parameters that a resource does not know, so that a typing error is not silently ignored.</summary>
public static class QueryNames
{
    public static TBuilder Knows<TBuilder>(this TBuilder endpoint, params string[] names)
        where TBuilder : IEndpointConventionBuilder
    {
        string[] known = [.. names, "format"];
        return endpoint.AddEndpointFilter((context, next) =>
        {
            foreach (var name in context.HttpContext.Request.Query.Keys)
            {
                if (!known.Contains(name))
                {
                    return ValueTask.FromResult<object?>(Problems.UnknownParameter(name, known));
                }
            }

            return next(context);
        });
    }
}
