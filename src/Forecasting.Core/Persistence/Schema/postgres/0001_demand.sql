create table stores (
    store_id text collate "C" not null primary key,
    name text collate "C" not null,
    region text collate "C" not null,
    city text not null,
    timezone text not null,
    opened_on date,
    open_hour integer,
    close_hour integer,
    attributes text not null
);

create table channels (
    channel_id text collate "C" not null primary key,
    name text collate "C" not null,
    promise text not null,
    radius_km double precision,
    picks_from text not null
);

create table orders_daily (
    store_id text collate "C" not null,
    channel_id text collate "C" not null,
    date date not null,
    orders integer not null,
    primary key (store_id, channel_id, date)
);

create table orders_hourly (
    store_id text collate "C" not null,
    channel_id text collate "C" not null,
    date date not null,
    hour integer not null,
    orders integer not null,
    lines integer,
    units integer,
    primary key (store_id, channel_id, date, hour)
);

create table raw_orders (
    store_id text collate "C" not null,
    order_id text collate "C" not null,
    channel_id text collate "C" not null,
    date date not null,
    second_of_day integer not null,
    lines integer,
    units integer,
    promise text,
    distance_km double precision,
    primary key (store_id, order_id)
);

create index raw_orders_by_day on raw_orders (store_id, date);

create table calendar_entries (
    date date not null,
    kind text collate "C" not null,
    name text collate "C" not null,
    store_id text collate "C" not null,
    region text collate "C" not null,
    value double precision,
    primary key (date, kind, name, store_id, region)
);

create table covariates (
    name text collate "C" not null,
    store_id text collate "C" not null,
    known_ahead integer not null,
    date date not null,
    hour integer not null,
    value double precision not null,
    primary key (name, store_id, known_ahead, date, hour)
);

create table imports (
    import_id text collate "C" not null primary key,
    started_at text not null,
    folder text not null
);

create table import_files (
    import_id text collate "C" not null,
    file text not null,
    sha256 text not null,
    rows integer not null,
    rejected integer not null,
    added integer not null,
    changed integer not null,
    primary key (import_id, file)
);

create table rejected_rows (
    import_id text collate "C" not null,
    file text not null,
    line integer not null,
    column_name text collate "C" not null,
    value text not null,
    reason text not null
);

create index rejected_rows_by_import on rejected_rows (import_id);

create table changes (
    import_id text collate "C" not null,
    table_name text collate "C" not null,
    row_key text not null,
    old_value text not null,
    new_value text not null
);

create index changes_by_import on changes (import_id);
