-- Why each daily mean is what it is: orders by reason, which add up to forecasts_daily.mean. Hours have their day's
-- reasons in proportion.
create table explanations_daily (
    run_id text not null references runs (run_id),
    store_id text not null,
    channel_id text not null,
    date text not null,
    level real not null,
    weekday real not null,
    season real not null,
    event real not null,
    promotion real not null,
    weather real not null,
    other real not null,
    primary key (run_id, store_id, channel_id, date)
) without rowid;
