-- The planners' own forecasts, what they changed, and the switch from theirs to ours, store by store.
-- Instants are ISO 8601 text in UTC in both engines.
create table manual_forecasts (
    store_id text collate "C" not null,
    channel_id text collate "C" not null,
    date date not null,
    made_on date not null,
    orders double precision not null,
    planner text collate "C",
    primary key (store_id, channel_id, date, made_on)
);

-- What a corrected row said before.
create table manual_forecast_history (
    store_id text collate "C" not null,
    channel_id text collate "C" not null,
    date date not null,
    made_on date not null,
    orders double precision not null,
    planner text collate "C",
    replaced_at text not null,
    replaced_by text not null
);

create index manual_forecast_history_by_day on manual_forecast_history (store_id, date);

-- Published forecasts of a store's day, kept by lead after their runs are deleted, so that they can be scored.
create table kept_forecasts (
    store_id text collate "C" not null,
    date date not null,
    lead_days integer not null,
    median double precision not null,
    mean double precision not null,
    run_id text collate "C" not null,
    primary key (store_id, date, lead_days)
);

create table overrides (
    override_id text collate "C" not null primary key,
    store_id text collate "C" not null,
    date date not null,
    orders double precision not null,
    made_on date not null,
    planner text collate "C" not null,
    reason text not null,
    recorded_at text not null,
    withdrawn_at text
);

create index overrides_by_day on overrides (store_id, date);

-- Stores without a row are in shadow mode.
create table store_modes (
    store_id text collate "C" not null primary key,
    mode text not null check (mode in ('shadow', 'live')),
    evidence_from date not null,
    proposal_id text collate "C"
);

create table switch_proposals (
    proposal_id text collate "C" not null primary key,
    store_id text collate "C" not null,
    target text not null check (target in ('shadow', 'live')),
    state text not null check (state in ('open', 'approved', 'refused', 'withdrawn', 'undone')),
    made_at text not null,
    reference text not null,
    lead_days integer not null,
    days integer not null,
    first_day date not null,
    last_day date not null,
    mean_difference double precision not null,
    spread double precision not null,
    evidence double precision not null,
    chain_evidence double precision not null
);

create index switch_proposals_by_store on switch_proposals (store_id, state);

-- Only ever added to.
create table switch_ledger (
    entry integer not null primary key,
    store_id text collate "C" not null,
    at text not null,
    action text not null check (action in ('propose', 'withdraw', 'approve', 'refuse', 'undo')),
    who text not null,
    why text not null,
    mode_before text not null,
    mode_after text not null,
    proposal_id text collate "C" not null
);

create index switch_ledger_by_store on switch_ledger (store_id);
