using System.CommandLine.Help;
using Forecasting.Realism;
using Forecasting.Training;

var command = RealismCommand.Create();
command.Options.Add(new HelpOption());
return await CommandEdge.RunAsync(command, args);
