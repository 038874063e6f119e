namespace Forecasting.Core.Simulation.Goods;

/// <summary>What happened to one SKU in one store on one day.</summary>
internal struct SkuDay
{
    /// <summary>Mean of the units that all customers wanted.</summary>
    internal double Mean;

    /// <summary>Online lines wanted.</summary>
    internal int Lines;

    /// <summary>Units wanted online, those of businesses included.</summary>
    internal int Units;

    /// <summary>Units wanted in the store itself.</summary>
    internal int WalkInUnits;

    /// <summary>Units wanted by businesses, which are delivered the next day.</summary>
    internal int BusinessUnits;

    /// <summary>Online lines sold and delivered.</summary>
    internal int LinesSold;

    /// <summary>Units sold online.</summary>
    internal int UnitsSold;

    /// <summary>Units sold in the store itself.</summary>
    internal int WalkInSold;

    /// <summary>
    /// Lines that were ordered but not found: the last units lay in walk-in customers' trolleys and the system did not
    /// know.
    /// </summary>
    internal int LinesMissed;

    /// <summary>Hours until closing in which nothing was left.</summary>
    internal double SoldOutHours;

    /// <summary>Units on hand at opening, after delivery and waste.</summary>
    internal int Opening;

    /// <summary>Units thrown away before opening.</summary>
    internal int Wasted;
}
