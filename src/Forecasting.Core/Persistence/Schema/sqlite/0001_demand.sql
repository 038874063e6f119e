create table stores (
    store_id text not null primary key,
    name text not null,
    region text not null,
    city text not null,
    timezone text not null,
    opened_on text,
    open_hour integer,
    close_hour integer,
    attributes text not null
) without rowid;

create table channels (
    channel_id text not null primary key,
    name text not null,
    promise text not null,
    radius_km real,
    picks_from text not null
) without rowid;

create table orders_daily (
    store_id text not null,
    channel_id text not null,
    date text not null,
    orders integer not null,
    primary key (store_id, channel_id, date)
) without rowid;

create table orders_hourly (
    store_id text not null,
    channel_id text not null,
    date text not null,
    hour integer not null,
    orders integer not null,
    lines integer,
    units integer,
    primary key (store_id, channel_id, date, hour)
) without rowid;

create table raw_orders (
    store_id text not null,
    order_id text not null,
    channel_id text not null,
    date text not null,
    second_of_day integer not null,
    lines integer,
    units integer,
    promise text,
    distance_km real,
    primary key (store_id, order_id)
) without rowid;

create index raw_orders_by_day on raw_orders (store_id, date);

create table calendar_entries (
    date text not null,
    kind text not null,
    name text not null,
    store_id text not null,
    region text not null,
    value real,
    primary key (date, kind, name, store_id, region)
) without rowid;

create table covariates (
    name text not null,
    store_id text not null,
    known_ahead integer not null,
    date text not null,
    hour integer not null,
    value real not null,
    primary key (name, store_id, known_ahead, date, hour)
) without rowid;

create table imports (
    import_id text not null primary key,
    started_at text not null,
    folder text not null
) without rowid;

create table import_files (
    import_id text not null,
    file text not null,
    sha256 text not null,
    rows integer not null,
    rejected integer not null,
    added integer not null,
    changed integer not null,
    primary key (import_id, file)
) without rowid;

create table rejected_rows (
    import_id text not null,
    file text not null,
    line integer not null,
    column_name text not null,
    value text not null,
    reason text not null
);

create index rejected_rows_by_import on rejected_rows (import_id);

create table changes (
    import_id text not null,
    table_name text not null,
    row_key text not null,
    old_value text not null,
    new_value text not null
);

create index changes_by_import on changes (import_id);
