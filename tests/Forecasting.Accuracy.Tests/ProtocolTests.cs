using CsCheck;
using Forecasting.Core.Domain;
using Forecasting.Training;

namespace Forecasting.Accuracy.Tests;

public sealed class ProtocolTests : IDisposable
{
    private static readonly Protocol Ten = new("ten", "ten", Grain.Daily, "2014-04-07", 10, 48, 48);
    private static readonly Protocol Sample = new("sample", "data-samples", Grain.Daily, "2025-01-01", 1, 7, 7);

    private readonly string _folder = Directory.CreateTempSubdirectory("protocols-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_ten_origins_at_most_three_are_the_first_fifth_and_ninth() =>
        Ten.Thinned(3).Rolling.All.Should().Equal(Ten.Rolling.All[0], Ten.Rolling.All[4], Ten.Rolling.All[8]);

    [Fact]
    public void Thinning_keeps_the_first_origin_adds_none_and_keeps_to_the_limit() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[1, 70]).Sample((origins, most) =>
        {
            var all = (Ten with { Origins = origins }).Rolling.All;
            var thinned = (Ten with { Origins = origins }).Thinned(most).Rolling.All;
            return thinned[0] == all[0] && thinned.Count <= most && thinned.All(all.Contains)
                && (most < origins || thinned.SequenceEqual(all));
        });

    [Fact]
    public void Without_a_limit_all_origins_stay() => Ten.Thinned(int.MaxValue).Should().Be(Ten);

    [Fact]
    public void No_origin_at_all_is_refused() =>
        FluentActions.Invoking(() => Ten.Thinned(0)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void A_missing_folder_is_named_and_left_out()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "ten"));
        var choice = Choose([], Ten, Ten with { Name = "gone", Folder = "gone" });

        choice.Protocols.Should().Equal(Ten);
        choice.Remarks.Should().ContainSingle().Which.Should()
            .Be($"gone is left out: there is no folder {Path.Combine(_folder, "gone")}. "
                + "Give the folder that holds the data sets as the first argument.");
    }

    [Fact]
    public void With_no_data_set_at_all_the_sample_chain_is_measured_and_that_is_said()
    {
        var choice = Choose([], Ten);

        choice.Protocols.Should().Equal(Sample);
        choice.Folder.Should().Be("project");
        choice.Remarks.Should().HaveCount(2).And.Contain(r => r.Contains("simulated chain of data-samples"));
    }

    [Fact]
    public void The_sample_chain_can_be_asked_for_without_a_remark() =>
        Choose(["sample"], Ten).Remarks.Should().BeEmpty();

    [Fact]
    public void An_unknown_set_is_wrong_usage() =>
        FluentActions.Invoking(() => Choose(["tne"], Ten)).Should().Throw<WrongUsageException>()
            .WithMessage("there is no data set tne; known are ten, sample.");

    private ProtocolChoice Choose(string[] names, params Protocol[] all) =>
        ProtocolChoice.Of(all, [Sample], names, _folder, "project");
}
