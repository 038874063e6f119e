using System.Globalization;
using System.Text;
using Forecasting.Core.Simulation.Goods;
using Forecasting.Core.Simulation.Handling;

namespace Forecasting.Core.Simulation;

/// <summary>
/// The rows of one store in every large file, as bytes that are appended to the files in store order.
/// </summary>
internal sealed class StoreTables
{
    private static readonly byte[][] Hours =
        [.. Enumerable.Range(0, 24).Select(h => Encoding.UTF8.GetBytes(h.ToString(CultureInfo.InvariantCulture)))];

    private const int StoresPerPlanner = 4;

    private readonly ChainSimulator _chain;
    private readonly SimulatedDemand _demand;
    private readonly byte[] _storeId;
    private readonly byte[][] _channels;
    private readonly byte[][] _dates;
    private readonly PlannerForecasts _planner;
    private readonly StoreTraffic _traffic;
    private readonly IReadOnlyList<StaffMember> _staff;
    private readonly Lazy<GoodsTables> _goods;
    private readonly Lazy<OrderTables> _singles;

    internal StoreTables(ChainSimulator chain, SimulatedDemand demand)
    {
        _chain = chain;
        _demand = demand;
        _storeId = Encoding.UTF8.GetBytes(demand.Store.Store.Id);
        _channels = [.. demand.Store.Ports.Select(p => Encoding.UTF8.GetBytes(p.Channel.Id))];
        _dates = [.. Enumerable.Range(0, demand.Days).Select(day => Encoding.UTF8.GetBytes(
            chain.Settings.Date(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))];
        _planner = PlannerForecasts.Make(demand, chain.Settings);
        _traffic = new StoreTraffic(chain, demand);
        _staff = StaffMember.OfStore(chain.Settings, demand.Store);
        _goods = new Lazy<GoodsTables>(() => new GoodsTables(chain, _traffic, _storeId, _dates));
        _singles = new Lazy<OrderTables>(() => new OrderTables(chain, demand, _storeId, _staff));
    }

    internal const string OrdersColumns = "store_id,date,hour,channel_id,orders,lines,units";

    internal const string CovariateColumns = "store_id,date,name,value,known_ahead";

    internal const string ManualColumns = "store_id,date,orders,made_on,planner";

    internal const string RateColumns = "store_id,date,hour,channel_id,expected,rate";

    internal const string TruthDayColumns =
        "store_id,date,state,level,season,festival,promotion,weather,shock,expected,orders,lines,walk_in_lines";

    /// <summary>Sales, stock and deliveries of the SKUs that are followed.</summary>
    internal GoodsTables Goods => _goods.Value;

    /// <summary>Single orders around the end of the history.</summary>
    internal OrderTables Singles => _singles.Value;

    /// <summary>Who works in the store.</summary>
    internal CsvText Staff() => StaffTables.Staff(_demand.Store, _staff);

    /// <summary>When they can work.</summary>
    internal CsvText Availability() => StaffTables.Availability(_chain.Settings, _staff);

    /// <summary>How fast they truly are.</summary>
    internal CsvText Paces() => StaffTables.Paces(_staff);

    /// <summary>Reported hours of a range of days.</summary>
    internal CsvText Orders(DayRange range)
    {
        var text = new CsvText();
        for (var hourIndex = range.First * 24; hourIndex < range.End * 24; hourIndex++)
        {
            var day = hourIndex / 24;
            if (!_demand.IsReported[hourIndex] || !_demand.Trades(day))
            {
                continue;
            }

            for (var port = 0; port < _channels.Length; port++)
            {
                if (day >= _demand.PortFromDay[port])
                {
                    var cell = (hourIndex * _channels.Length) + port;
                    text.Field(_storeId).Field(_dates[day]).Field(Hours[hourIndex % 24]).Field(_channels[port])
                        .Field(_demand.Orders[cell]).Field(_demand.Lines[cell]).Field(_demand.Units[cell]).EndRow();
                }
            }
        }

        return text;
    }

    /// <summary>
    /// Weather: the forecast of the days of <paramref name="ahead"/>, and what came on those of <paramref
    /// name="range"/>.
    /// </summary>
    internal CsvText Weather(DayRange range, DayRange ahead)
    {
        var text = new CsvText();
        var weather = _chain.WeatherOf(_demand.Store);
        Covariate(text, range, "rain_mm", weather.RainMm, knownAhead: false);
        Covariate(text, ahead, "rain_forecast_mm", weather.ForecastRainMm, knownAhead: true);
        Covariate(text, range, "temperature_c", weather.Celsius, knownAhead: false);
        Covariate(text, ahead, "temperature_forecast_c", weather.ForecastCelsius, knownAhead: true);
        return text;
    }

    /// <summary>The planner's forecasts of a range of target days.</summary>
    internal CsvText ManualForecasts(DayRange targets)
    {
        var text = new CsvText();
        var number = (_demand.Store.Number / StoresPerPlanner) + 1;
        var planner = string.Create(CultureInfo.InvariantCulture, $"P{number:00}");
        for (var day = targets.First; day < targets.End; day++)
        {
            if (!double.IsNaN(_planner.Orders[day]))
            {
                text.Field(_storeId).Field(_dates[day]).Field((int)_planner.Orders[day])
                    .Field(_dates[day - PlannerForecasts.LeadDays]).Field(planner).EndRow();
            }
        }

        return text;
    }

    /// <summary>True means of every open hour, reported or not.</summary>
    internal CsvText Rates()
    {
        var text = new CsvText();
        for (var hourIndex = 0; hourIndex < _demand.Days * 24; hourIndex++)
        {
            var day = hourIndex / 24;
            for (var port = 0; port < _channels.Length; port++)
            {
                var cell = (hourIndex * _channels.Length) + port;
                if (_demand.Expected[cell] > 0)
                {
                    text.Field(_storeId).Field(_dates[day]).Field(Hours[hourIndex % 24]).Field(_channels[port])
                        .Field(_demand.Expected[cell], Decimals(_demand.Expected[cell]))
                        .Field(_demand.Rate[cell], Decimals(_demand.Rate[cell])).EndRow();
                }
            }
        }

        return text;
    }

    /// <summary>State and effects of every day, and its total over ports.</summary>
    internal CsvText TruthDays()
    {
        var text = new CsvText();
        var effects = _demand.Effects;
        for (var day = 0; day < _demand.Days; day++)
        {
            text.Field(_storeId).Field(_dates[day]).Field(Word(_demand.State[day]))
                .Field(effects.Level[day], 4).Field(effects.Season[day], 4).Field(effects.Festival[day], 4)
                .Field(effects.Promotion[day], 4).Field(effects.Weather[day], 4).Field(effects.Shock[day], 4)
                .Field(_demand.DayTotal(_demand.Expected, day), 2).Field(_demand.OrdersOn(day))
                .Field(_traffic.OnlineLines[day], 0).Field(_traffic.WalkInLines[day], 0).EndRow();
        }

        return text;
    }

    // A rate's rounding stays far below the counting noise.
    private static int Decimals(double rate) => rate >= 30 ? 0 : rate >= 3 ? 1 : 2;

    private void Covariate(CsvText text, DayRange range, string name, double[] values, bool knownAhead)
    {
        var column = Encoding.UTF8.GetBytes(name);
        for (var day = range.First; day < range.End; day++)
        {
            text.Field(_storeId).Field(_dates[day]).Field(column).Field(values[day], 1)
                .Field(knownAhead ? 1 : 0).EndRow();
        }
    }

    private static string Word(DayState state) => state switch
    {
        DayState.NotYetOpen => "not_yet_open",
        DayState.Closed => "closed",
        DayState.PartlyReported => "partly_reported",
        DayState.NotReported => "not_reported",
        _ => "open",
    };
}
