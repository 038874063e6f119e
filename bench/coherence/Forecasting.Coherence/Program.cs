using System.CommandLine;
using System.CommandLine.Help;
using Forecasting.Coherence;
using Forecasting.Training;

var command = new Command("coherence", "Measures forecasts that add up.")
{
    LevelsCommand.Create(), SizeCommand.Create(),
};
command.Options.Add(new HelpOption());
return await CommandEdge.RunAsync(command, args);
