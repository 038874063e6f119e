using System.CommandLine.Help;
using Forecasting.Switching;
using Forecasting.Training;

var command = SwitchingCommand.Create();
command.Options.Add(new HelpOption());
return await CommandEdge.RunAsync(command, args);
