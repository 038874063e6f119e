-- Sums of forecasts: weeks of stores, and days, hours and weeks of areas, which are the regions and, as region '', the
-- whole chain. A week is named by its Monday. Deciles are those of summed sample paths; means add up exactly.
create table forecasts_weekly (
    run_id text not null references runs (run_id),
    store_id text not null,
    channel_id text not null,
    date text not null,
    mean real not null,
    q10 real not null,
    q20 real not null,
    q30 real not null,
    q40 real not null,
    q50 real not null,
    q60 real not null,
    q70 real not null,
    q80 real not null,
    q90 real not null,
    primary key (run_id, store_id, channel_id, date)
) without rowid;

create table area_forecasts_daily (
    run_id text not null references runs (run_id),
    region text not null,
    channel_id text not null,
    date text not null,
    mean real not null,
    q10 real not null,
    q20 real not null,
    q30 real not null,
    q40 real not null,
    q50 real not null,
    q60 real not null,
    q70 real not null,
    q80 real not null,
    q90 real not null,
    primary key (run_id, region, channel_id, date)
) without rowid;

create table area_forecasts_weekly (
    run_id text not null references runs (run_id),
    region text not null,
    channel_id text not null,
    date text not null,
    mean real not null,
    q10 real not null,
    q20 real not null,
    q30 real not null,
    q40 real not null,
    q50 real not null,
    q60 real not null,
    q70 real not null,
    q80 real not null,
    q90 real not null,
    primary key (run_id, region, channel_id, date)
) without rowid;

-- The 24 hours of a day in one compact row, as in forecasts_hourly.
create table area_forecasts_hourly (
    run_id text not null references runs (run_id),
    region text not null,
    channel_id text not null,
    date text not null,
    numbers blob not null,
    primary key (run_id, region, channel_id, date)
);
