using Npgsql;

namespace Forecasting.Core.Persistence;

/// <summary>Reads the two ways to write the address of a PostgreSQL database.</summary>
internal static class PostgresAddress
{
    private static readonly string[] HostWords = ["host=", "server="];

    /// <summary>The address, or null where the text is not one of a PostgreSQL database.</summary>
    /// <param name="connection">
    /// Such as <c>Host=db;Database=rtmart</c> or <c>postgres://user:word@db:5432/rtmart</c>.
    /// </param>
    public static NpgsqlConnectionStringBuilder? TryRead(string connection)
    {
        if (connection.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
            || connection.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
        {
            return FromUri(new Uri(connection));
        }

        var parts = connection.Split(';', StringSplitOptions.TrimEntries);
        return parts.Any(p => HostWords.Any(w => p.Replace(" ", "", StringComparison.Ordinal)
            .StartsWith(w, StringComparison.OrdinalIgnoreCase)))
            ? new NpgsqlConnectionStringBuilder(connection)
            : null;
    }

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
        };
        if (uri.Port > 0)
        {
            builder.Port = uri.Port;
        }

        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0)
        {
            builder.Username = Uri.UnescapeDataString(user[0]);
        }

        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var setting in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = setting.Split('=', 2);
            var name = pair[0].Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? "SSL Mode" : pair[0];
            builder[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return builder;
    }
}
