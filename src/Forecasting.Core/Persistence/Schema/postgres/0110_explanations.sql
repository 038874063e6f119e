-- Why each daily mean is what it is: orders by reason, which add up to forecasts_daily.mean. Hours have their day's
-- reasons in proportion.
create table explanations_daily (
    run_id text not null references runs (run_id),
    store_id text not null,
    channel_id text not null,
    date date not null,
    level double precision not null,
    weekday double precision not null,
    season double precision not null,
    event double precision not null,
    promotion double precision not null,
    weather double precision not null,
    other double precision not null,
    primary key (run_id, store_id, channel_id, date)
);
