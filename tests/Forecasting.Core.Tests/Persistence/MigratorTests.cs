using Dapper;
using Forecasting.Core.Persistence;

namespace Forecasting.Core.Tests.Persistence;

[Collection(EngineCollection.Name)]
public sealed class MigratorTests(PostgresServer postgres)
{
    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public void Running_twice_makes_the_tables_once(DatabaseEngine engine)
    {
        using var place = new EmptyDatabase(engine, postgres);

        Migrator.Run(place.Database);
        Migrator.Run(place.Database);

        using var connection = place.Database.Open();
        connection.ExecuteScalar<int>("select count(*) from orders_hourly").Should().Be(0);
    }
}
