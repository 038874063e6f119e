-- Sums of forecasts: weeks of stores, and days, hours and weeks of areas, which are the regions and, as region '', the
-- whole chain. A week is named by its Monday. Deciles are those of summed sample paths; means add up exactly.
create table forecasts_weekly (
    run_id text not null references runs (run_id),
    store_id text not null,
    channel_id text not null,
    date date not null,
    mean double precision not null,
    q10 double precision not null,
    q20 double precision not null,
    q30 double precision not null,
    q40 double precision not null,
    q50 double precision not null,
    q60 double precision not null,
    q70 double precision not null,
    q80 double precision not null,
    q90 double precision not null,
    primary key (run_id, store_id, channel_id, date)
);

create table area_forecasts_daily (
    run_id text not null references runs (run_id),
    region text not null,
    channel_id text not null,
    date date not null,
    mean double precision not null,
    q10 double precision not null,
    q20 double precision not null,
    q30 double precision not null,
    q40 double precision not null,
    q50 double precision not null,
    q60 double precision not null,
    q70 double precision not null,
    q80 double precision not null,
    q90 double precision not null,
    primary key (run_id, region, channel_id, date)
);

create table area_forecasts_weekly (
    run_id text not null references runs (run_id),
    region text not null,
    channel_id text not null,
    date date not null,
    mean double precision not null,
    q10 double precision not null,
    q20 double precision not null,
    q30 double precision not null,
    q40 double precision not null,
    q50 double precision not null,
    q60 double precision not null,
    q70 double precision not null,
    q80 double precision not null,
    q90 double precision not null,
    primary key (run_id, region, channel_id, date)
);

-- The 24 hours of a day in one compact row, as in forecasts_hourly.
create table area_forecasts_hourly (
    run_id text not null references runs (run_id),
    region text not null,
    channel_id text not null,
    date date not null,
    numbers bytea not null,
    primary key (run_id, region, channel_id, date)
);
