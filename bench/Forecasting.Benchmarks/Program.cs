using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/Forecasting.Benchmarks -- --list flat
// dotnet run -c Release --project bench/Forecasting.Benchmarks -- --filter '*Ssa*' --job short
// dotnet run -c Release --project bench/Forecasting.Benchmarks -- --filter '*Staffing*' --job short
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
