using System.CommandLine;
using System.CommandLine.Help;
using Forecasting.Training;
using Forecasting.Training.Verbs;

// THE list of verbs, in the order of the work. To add one: Verbs/<Name>Verb.cs with a static Create(), and a line here.
var root = new Command("rtmart", "Forecasts of online orders per store, day and hour, and what follows from them.")
{
    new HelpOption { Recursive = true },
    new VersionOption(),
    SimulateVerb.Create(),
    ImportVerb.Create(),
    BacktestVerb.Create(),
    EvaluateVerb.Create(),
    TrainVerb.Create(),
    ForecastVerb.Create(),
    NightlyVerb.Create(),
    SwitchVerb.Create(),
    PlanVerb.Create(),
    WhatIfVerb.Create(),
    ReplayVerb.Create(),
    ServeVerb.Create(),
};

return await CommandEdge.RunAsync(root, args);
