-- Runs, what is published, and the forecasts, failures and accuracy figures that belong to a run.
-- A run is a night's training or forecast. Instants are ISO 8601 text in UTC in both engines.
create table runs (
    run_id text not null primary key,
    kind text not null check (kind in ('train', 'forecast')),
    state text not null check (state in ('running', 'complete', 'refused', 'failed', 'expired')),
    model text not null,
    origin text not null,
    daily_days integer not null,
    hourly_days integer not null,
    started text not null,
    finished text,
    stores integer not null default 0,
    series integer not null default 0,
    failures integer not null default 0,
    model_path text not null default '',
    trained_by text references runs (run_id),
    code_version text not null default '',
    message text not null default ''
);

create index runs_by_origin on runs (kind, state, origin);

-- ONE row: the complete run that is served. Publishing and rolling back are updates of it.
create table published (
    slot integer not null primary key check (slot = 1),
    run_id text not null references runs (run_id),
    published_at text not null
);

create table forecasts_daily (
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

-- The 24 hours of a day in one compact row; see HourlyNumbers for the layout of the bytes.
create table forecasts_hourly (
    run_id text not null references runs (run_id),
    store_id text not null,
    channel_id text not null,
    date text not null,
    numbers blob not null,
    primary key (run_id, store_id, channel_id, date)
);

create table fit_failures (
    run_id text not null references runs (run_id),
    grain text not null,
    store_id text not null,
    channel_id text not null,
    model text not null,
    reason text not null,
    fall_back text not null,
    primary key (run_id, grain, store_id, channel_id, model)
);

-- Errors on the newest days that the run's backtest kept back. Store '' is the chain; lead 0 is all leads together.
create table accuracy (
    run_id text not null references runs (run_id),
    grain text not null,
    store_id text not null,
    lead_days integer not null,
    forecasts integer not null,
    orders real not null,
    wape real,
    bias real,
    cover80 real,
    stand_in_wape real,
    primary key (run_id, grain, store_id, lead_days)
);
