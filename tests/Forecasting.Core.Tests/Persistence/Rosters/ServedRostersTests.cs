using System.Transactions;
using Forecasting.Core.Persistence;
using Forecasting.Core.Persistence.Rosters;

namespace Forecasting.Core.Tests.Persistence.Rosters;

[Collection(EngineCollection.Name)]
public sealed class ServedRostersTests(PostgresServer postgres)
{
    [Fact]
    public void A_read_that_cannot_begin_gives_its_connection_back()
    {
        using var place = new EmptyDatabase(DatabaseEngine.Postgres, postgres);
        var one = Database.At($"{place.Connection};Maximum Pool Size=1;Timeout=1");

        // A connection that is opened within a transaction belongs to it, and no read of its own can begin.
        using (new TransactionScope())
        {
            FluentActions.Invoking(() => new ServedRosters(one)).Should().Throw<InvalidOperationException>()
                .WithMessage("*transaction is already in progress*");
        }

        FluentActions.Invoking(() => one.Open().Dispose()).Should().NotThrow("there is no second connection to have");
    }
}
