using System.Text;
using Forecasting.Core.History.Readers;

namespace Forecasting.Core.Tests.History;

public sealed class BadFileTests
{
    private const string Good = "store_id,date,orders\nA,2024-01-01,5\n";

    [Theory]
    [InlineData("store_id,day,orders\nA,2024-01-01,5\n", "'date' is missing")]
    [InlineData("", "is empty")]
    [InlineData("\n\n", "is empty")]
    [InlineData("store_id,date,orders,Date\nA,2024-01-01,5,6\n", "comes 2 times")]
    [InlineData("store_id,date,orders\n\"A\"x,2024-01-01,5\n", "quotes do not match")]
    [InlineData("store_id,date,orders\n", "no usable row of orders")]
    public void A_file_that_breaks_the_contract_is_named_with_what_is_wrong(string text, string what)
    {
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores).With("orders-daily.csv", text);

        folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>()
            .Which.Message.Should().Contain(what).And.Match("*orders-daily.csv*");
    }

    [Fact]
    public void A_missing_column_says_what_the_header_has_and_what_to_do()
    {
        using var folder = new ContractFolder().With("stores.csv", "id,name\nA,B\n").With("orders-daily.csv", Good);

        var error = folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().Which;

        (error.File, error.MissingColumn).Should().Be(("stores.csv", "store_id"));
        error.Message.Should().Contain("id, name").And.Contain("Add the column");
    }

    [Fact]
    public void A_directory_named_like_the_file_is_an_error()
    {
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores)
            .WithDirectory("orders-daily.csv");

        folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().WithMessage("*is a directory*");
    }

    [Fact]
    public void The_same_file_plain_and_compressed_is_an_error()
    {
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores)
            .With("orders-daily.csv", Good).WithBytes("orders-daily.csv.gz", ContractFolder.Gzip(Good));

        folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().WithMessage("*not clear which*");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_truncated_or_damaged_gzip_is_an_error(bool cutEarly)
    {
        var text = new StringBuilder("store_id,date,orders\n");
        for (var day = 0; day < 20_000; day++)
        {
            text.Append("A,").Append(new DateOnly(1990, 1, 1).AddDays(day).ToString("O")).Append(',').Append(day * 7919 % 1000)
                .Append('\n');
        }

        var whole = ContractFolder.Gzip(text.ToString());
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores)
            .WithBytes("orders-daily.csv.gz", whole[..(cutEarly ? 10_000 : whole.Length - 3)]);

        folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().WithMessage("*damaged or cut off*");
    }

    [Fact]
    public void Text_that_is_no_gzip_behind_the_ending_gz_is_an_error()
    {
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores)
            .With("orders-daily.csv.gz", Good);

        folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().WithMessage("*damaged or cut off*");
    }

    [Fact]
    public void Another_encoding_is_an_error_rather_than_wrong_letters()
    {
        using var folder = new ContractFolder().With("orders-daily.csv", Good)
            .WithBytes("stores.csv", Encoding.Latin1.GetBytes("store_id,name\nA,Köln\n"));

        folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().WithMessage("*UTF-8*");
    }

    [Fact]
    public void A_line_of_a_gigabyte_is_an_error_that_takes_little_memory()
    {
        using var folder = new ContractFolder().With("stores.csv", ContractFolder.SmallStores)
            .With("orders-daily.csv", Good);
        using (var file = File.OpenWrite(Path.Combine(folder.Path, "orders-daily.csv")))
        {
            file.SetLength(1L << 30);
        }

        var before = GC.GetTotalAllocatedBytes();
        folder.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().WithMessage("*longer than*");

        (GC.GetTotalAllocatedBytes() - before).Should().BeLessThan(50_000_000);
    }

    [Fact]
    public void A_missing_folder_is_an_error()
    {
        var reading = () => Core.History.DemandHistoryFolder.Read("/no/such/folder");

        reading.Should().Throw<ContractViolationException>().WithMessage("*no such folder*");
    }

    [Fact]
    public void Raw_orders_without_a_required_column_are_set_aside_beside_hours_and_an_error_alone()
    {
        const string Raw = "placed_at,store_id\n2024-01-01T10:00,A\n";
        using var beside = new ContractFolder().With("stores.csv", ContractFolder.SmallStores).With("orders.csv", Raw)
            .With("orders-hourly.csv", "store_id,date,hour,orders\nA,2024-01-01,10,4\n");
        using var alone = new ContractFolder().With("stores.csv", ContractFolder.SmallStores).With("orders.csv", Raw);

        var reading = beside.Read();

        reading.FellBack.Should().BeTrue();
        reading.Warnings.Should().ContainSingle().Which.Should().Contain("order_id").And.Contain("set aside");
        alone.Invoking(f => f.Read()).Should().Throw<ContractViolationException>().WithMessage("*'order_id' is missing*");
    }
}
