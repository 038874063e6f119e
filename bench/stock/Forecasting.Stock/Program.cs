using System.CommandLine;
using System.CommandLine.Help;
using Forecasting.Stock;
using Forecasting.Training;

var command = new Command("stock", "Measures forecasts of the demand for single SKUs.")
{
    OnlineRetailCommand.Create(), CensoringCommand.Create(), SizeCommand.Create(), QuickPickCommand.Create(),
};
command.Options.Add(new HelpOption());
return await CommandEdge.RunAsync(command, args);
