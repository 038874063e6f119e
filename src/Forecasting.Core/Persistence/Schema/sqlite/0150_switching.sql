-- The planners' own forecasts, what they changed, and the switch from theirs to ours, store by store.
-- Instants are ISO 8601 text in UTC in both engines.
create table manual_forecasts (
    store_id text not null,
    channel_id text not null,
    date text not null,
    made_on text not null,
    orders real not null,
    planner text,
    primary key (store_id, channel_id, date, made_on)
) without rowid;

-- What a corrected row said before.
create table manual_forecast_history (
    store_id text not null,
    channel_id text not null,
    date text not null,
    made_on text not null,
    orders real not null,
    planner text,
    replaced_at text not null,
    replaced_by text not null
);

create index manual_forecast_history_by_day on manual_forecast_history (store_id, date);

-- Published forecasts of a store's day, kept by lead after their runs are deleted, so that they can be scored.
create table kept_forecasts (
    store_id text not null,
    date text not null,
    lead_days integer not null,
    median real not null,
    mean real not null,
    run_id text not null,
    primary key (store_id, date, lead_days)
) without rowid;

create table overrides (
    override_id text not null primary key,
    store_id text not null,
    date text not null,
    orders real not null,
    made_on text not null,
    planner text not null,
    reason text not null,
    recorded_at text not null,
    withdrawn_at text
) without rowid;

create index overrides_by_day on overrides (store_id, date);

-- Stores without a row are in shadow mode.
create table store_modes (
    store_id text not null primary key,
    mode text not null check (mode in ('shadow', 'live')),
    evidence_from text not null,
    proposal_id text
) without rowid;

create table switch_proposals (
    proposal_id text not null primary key,
    store_id text not null,
    target text not null check (target in ('shadow', 'live')),
    state text not null check (state in ('open', 'approved', 'refused', 'withdrawn', 'undone')),
    made_at text not null,
    reference text not null,
    lead_days integer not null,
    days integer not null,
    first_day text not null,
    last_day text not null,
    mean_difference real not null,
    spread real not null,
    evidence real not null,
    chain_evidence real not null
) without rowid;

create index switch_proposals_by_store on switch_proposals (store_id, state);

-- Only ever added to.
create table switch_ledger (
    entry integer not null primary key,
    store_id text not null,
    at text not null,
    action text not null check (action in ('propose', 'withdraw', 'approve', 'refuse', 'undo')),
    who text not null,
    why text not null,
    mode_before text not null,
    mode_after text not null,
    proposal_id text not null
);

create index switch_ledger_by_store on switch_ledger (store_id);
