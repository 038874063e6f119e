-- Runs, what is published, and the forecasts, failures and accuracy figures that belong to a run.
-- A run is a night's training or forecast. Instants are ISO 8601 text in UTC in both engines.
create table runs (
    run_id text not null primary key,
    kind text not null check (kind in ('train', 'forecast')),
    state text not null check (state in ('running', 'complete', 'refused', 'failed', 'expired')),
    model text not null,
    origin date not null,
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

-- The 24 hours of a day in one compact row; see HourlyNumbers for the layout of the bytes.
create table forecasts_hourly (
    run_id text not null references runs (run_id),
    store_id text not null,
    channel_id text not null,
    date date not null,
    numbers bytea not null,
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
    orders double precision not null,
    wape double precision,
    bias double precision,
    cover80 double precision,
    stand_in_wape double precision,
    primary key (run_id, grain, store_id, lead_days)
);
