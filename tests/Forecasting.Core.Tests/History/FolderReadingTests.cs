namespace Forecasting.Core.Tests.History;

public sealed class FolderReadingTests
{
    [Fact]
    public void A_daily_file_becomes_series_with_unknown_days_as_NaN()
    {
        using var folder = new ContractFolder()
            .With("stores.csv", ContractFolder.SmallStores)
            .With("orders-daily.csv", "store_id,date,orders\nA,2024-01-01,5\nA,2024-01-03,0\nB,2024-01-02,7\n");

        var reading = folder.Read();

        reading.Rejects.Should().BeEmpty();
        reading.Warnings.Should().BeEmpty();
        reading.History.Daily.Should().HaveCount(2);
        reading.History.Daily[0].Values.ToArray().Should().Equal(5, double.NaN, 0);
        reading.History.Daily[1].Values.ToArray().Should().Equal(double.NaN, 7, double.NaN);
    }
}
