using Forecasting.Core.Domain;
using Forecasting.Core.Models.FastTree;
using Forecasting.Core.Models.Trees;
using Forecasting.Core.Tests.Features;

namespace Forecasting.Core.Tests.Models.Trees;

public sealed class PerStoreTreeForecasterTests
{
    [Fact]
    public void A_series_with_too_few_rows_fails_by_name_and_still_does_after_loading()
    {
        Store[] stores = [new() { Id = "old" }, new() { Id = "young" }];
        var history = DailyChain.Make(stores, [], 400, (store, day) =>
            store == 1 && day < 380 ? double.NaN : 100 + (10 * (day % 7)) + (5 * Math.Sin(day)));
        var forecaster = new PerStoreTreeForecaster(
            "per-store", new FastTreeTrainer(new FastTreeOptions { RowBudget = 3_000, Trees = 20, Leaves = 4 }));
        var model = forecaster.Fit(history, new Horizon(7), CancellationToken.None);
        var failure = model.Failures.Should().ContainSingle().Subject;
        (failure.Key.StoreId, failure.Model, failure.FallBack).Should()
            .Be(("young", "per-store", "smoothing"));

        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        model.Save(writer);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        forecaster.Load(reader).Failures.Should().Equal(model.Failures);
        file.Position.Should().Be(file.Length);
    }
}
