using Forecasting.Core.Persistence;

namespace Forecasting.Core.Tests.Persistence;

public sealed class DatabaseTests
{
    [Theory]
    [InlineData("data/rtmart.db", DatabaseEngine.Sqlite, "SQLite data/rtmart.db")]
    [InlineData("Data Source=/tmp/x.db", DatabaseEngine.Sqlite, "SQLite /tmp/x.db")]
    [InlineData("Host=db;Database=chain;Password=secret", DatabaseEngine.Postgres, "PostgreSQL db/chain")]
    [InlineData("database=chain; server = db", DatabaseEngine.Postgres, "PostgreSQL db/chain")]
    [InlineData("postgres://me:se%20cret@db:5433/chain?sslmode=disable", DatabaseEngine.Postgres, "PostgreSQL db/chain")]
    public void A_connection_names_its_engine_and_never_shows_the_password(
        string connection, DatabaseEngine engine, string description)
    {
        var database = Database.At(connection);

        database.Engine.Should().Be(engine);
        database.Description.Should().Be(description);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Host=db;Colour=red")]
    [InlineData("Data Source=x.db;Colour=red")]
    public void A_connection_that_cannot_be_read_is_refused(string connection)
    {
        var opening = () => Database.At(connection);

        opening.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_with_what_to_do()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, new string('x', 5000));

        Database.At(path).Invoking(d => d.Open()).Should().Throw<DatabaseException>()
            .WithMessage($"*{path}*not an SQLite database*");
        File.Delete(path);
    }

    [Fact]
    public void A_directory_in_the_place_of_the_file_is_an_error()
    {
        Database.At(Path.GetTempPath()).Invoking(d => d.Open()).Should().Throw<DatabaseException>()
            .WithMessage("*cannot be opened*");
    }

    [Fact]
    public void A_server_that_is_not_there_is_an_error()
    {
        Database.At("Host=127.0.0.1;Port=1;Database=x;Username=x").Invoking(Migrator.Run).Should()
            .Throw<DatabaseException>().WithMessage("*cannot be reached*");
    }
}
