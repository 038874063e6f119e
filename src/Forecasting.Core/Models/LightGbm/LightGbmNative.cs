using System.Runtime.InteropServices;
using System.Text;

namespace Forecasting.Core.Models.LightGbm;

/// <summary>The few functions of LightGBM's C API (version 4.7) that training needs; each is declared as
/// there.</summary>
internal static partial class LightGbmNative
{
    public const int Float32 = 0;

    private const string Library = "lib_lightgbm";

    /// <summary>
    /// The library's threads (GNU OpenMP) wait for each other by spinning, by default so long that two processes on
    /// one machine slow each other down eightfold. A short spin costs a process that is alone nothing.
    /// </summary>
    static LightGbmNative()
    {
        if (OperatingSystem.IsLinux())
        {
            // Read once, when the library is loaded; .NET's own setter does not reach native code. What is set, stays.
            _ = setenv("GOMP_SPINCOUNT", "1000", overwrite: 0);
        }
    }

    /// <summary>Turns a return code into an exception with the library's own words.</summary>
    /// <param name="code">0 = fine.</param>
    /// <exception cref="InvalidOperationException">LightGBM refused.</exception>
    public static void Check(int code)
    {
        if (code != 0)
        {
            throw new InvalidOperationException($"LightGBM: {Marshal.PtrToStringUTF8(LGBM_GetLastError())}");
        }
    }

    /// <summary>The model as text.</summary>
    /// <param name="booster">A booster's handle.</param>
    public static string ModelText(IntPtr booster)
    {
        Check(LGBM_BoosterSaveModelToString(booster, 0, -1, 0, 0, out var length, []));
        var text = new byte[length];
        Check(LGBM_BoosterSaveModelToString(booster, 0, -1, 0, length, out length, text));
        return Encoding.UTF8.GetString(text, 0, (int)length - 1);
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetCreateFromMat(
        ReadOnlySpan<float> values, int type, int rows, int columns, int isRowMajor, string parameters,
        IntPtr reference, out IntPtr dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetSetField(
        IntPtr dataset, string field, ReadOnlySpan<float> values, int count, int type);

    [LibraryImport(Library)]
    public static partial int LGBM_DatasetFree(IntPtr dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_BoosterCreate(IntPtr dataset, string parameters, out IntPtr booster);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterUpdateOneIter(IntPtr booster, out int isFinished);

    /// <summary>The library's own predictions; tests compare ours with them.</summary>
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_BoosterPredictForMat(
        IntPtr booster, ReadOnlySpan<float> values, int type, int rows, int columns, int isRowMajor, int predictType,
        int firstIteration, int iterations, string parameters, out long count, Span<double> predictions);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterFree(IntPtr booster);

    [LibraryImport(Library)]
    private static partial int LGBM_BoosterSaveModelToString(
        IntPtr booster, int firstIteration, int iterations, int importance, long room, out long length,
        Span<byte> text);

    [LibraryImport(Library)]
    private static partial IntPtr LGBM_GetLastError();

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
