namespace Forecasting.Core.Simulation.Goods;

/// <summary>The small files about goods that hold for the whole chain.</summary>
internal static class AssortmentTables
{
    internal static CsvText Skus(Assortment assortment)
    {
        var text = ChainTables.Header("sku_id,name,category,pack_size,shelf_life_days,unit_cost,unit_price,"
            + "unit_volume_l,lead_time_days,min_order_packs,delivery_weekdays");
        foreach (var sku in assortment.Skus)
        {
            var category = sku.Category;
            text.Field(sku.Id).Field($"{category.Id} {sku.Id}").Field(category.Id).Field(sku.PackSize)
                .Field(sku.ShelfLifeDays).Field(sku.UnitCost, 2).Field(sku.UnitPrice, 2).Field(sku.UnitVolumeL, 2)
                .Field(category.LeadTimeDays).Field(sku.MinOrderPacks).Field(category.DeliveryWeekdays).EndRow();
        }

        return text;
    }

    /// <summary>Promotions of single SKUs that end in a range of days or after it; they are known ahead.</summary>
    internal static CsvText Promotions(ChainSimulator chain, int firstDay)
    {
        var text = ChainTables.Header("sku_id,first_date,last_date,region,price,depth");
        foreach (var promotion in chain.Assortment.Promotions.Where(p => p.LastDay >= firstDay))
        {
            var sku = chain.Assortment.Skus[promotion.SkuNumber];
            text.Field(sku.Id).Field(chain.Settings.Date(promotion.FirstDay))
                .Field(chain.Settings.Date(promotion.LastDay))
                .Field(promotion.RegionIndex < 0 ? "" : ChainRegion.All[promotion.RegionIndex].Id)
                .Field(sku.UnitPrice * (1 - promotion.Depth), 2).Field(promotion.Depth, 2).EndRow();
        }

        return text;
    }
}
