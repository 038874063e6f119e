using System.CommandLine;
using Forecasting.Training;
using Forecasting.Training.Verbs;

// THE list of verbs, in the order of the work. To add one: Verbs/<Name>Verb.cs with a static Create(), and a line here.
var root = new RootCommand("rtmart: forecasts of online orders per store, day and hour, and what follows from them.")
{
    ImportVerb.Create(),
};

var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.WrongUsage : exitCode;
