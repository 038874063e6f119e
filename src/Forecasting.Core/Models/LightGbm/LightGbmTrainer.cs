using Forecasting.Core.Domain;
using Forecasting.Core.Models.Trees;

namespace Forecasting.Core.Models.LightGbm;

/// <summary>
/// Fits boosted trees with LightGBM (Ke et al. 2017) through the C API of its native library, which offers the losses
/// that ML.NET's wrapper leaves out, and reads the trees back.
/// </summary>
/// <param name="options">Size of the ensemble and loss.</param>
public sealed class LightGbmTrainer(LightGbmOptions options) : ITreeTrainer
{
    /// <inheritdoc/>
    public int RowBudget => options.RowBudget;

    /// <inheritdoc/>
    public int FewestRows => 10 * options.FewestRowsPerLeaf;

    /// <inheritdoc/>
    public ITreeTrainer ForCalibration => new LightGbmTrainer(options.ForCalibration);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">LightGBM refuses, in its own words.</exception>
    public TreeEnsemble Fit(TrainingTable table, CancellationToken cancellation)
    {
        var sized = options.For(table.Rows);
        var parameters = sized.Text(Parallelism.MaxThreads);
        IntPtr dataset = 0, booster = 0;
        try
        {
            LightGbmNative.Check(LightGbmNative.LGBM_DatasetCreateFromMat(
                table.Values, LightGbmNative.Float32, table.Rows, table.Columns, 1, parameters, 0, out dataset));
            LightGbmNative.Check(LightGbmNative.LGBM_DatasetSetField(
                dataset, "label", table.Labels, table.Rows, LightGbmNative.Float32));
            LightGbmNative.Check(LightGbmNative.LGBM_DatasetSetField(
                dataset, "weight", table.Weights, table.Rows, LightGbmNative.Float32));
            LightGbmNative.Check(LightGbmNative.LGBM_BoosterCreate(dataset, parameters, out booster));
            for (var tree = 0; tree < sized.Trees; tree++)
            {
                cancellation.ThrowIfCancellationRequested();
                LightGbmNative.Check(LightGbmNative.LGBM_BoosterUpdateOneIter(booster, out var isFinished));
                if (isFinished != 0)
                {
                    break;
                }
            }

            return LightGbmText.Read(LightGbmNative.ModelText(booster));
        }
        finally
        {
            // A handle of 0 is fine: nothing was made.
            _ = booster == 0 ? 0 : LightGbmNative.LGBM_BoosterFree(booster);
            _ = dataset == 0 ? 0 : LightGbmNative.LGBM_DatasetFree(dataset);
        }
    }
}
