using System.CommandLine.Help;
using Forecasting.Accuracy;
using Forecasting.Training;

var command = AccuracyCommand.Create();
command.Options.Add(new HelpOption());
return await CommandEdge.RunAsync(command, args);
