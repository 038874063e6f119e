-- Published rosters. A plan replaces all of a store's days from its first on; days before it stay as they were told.
create table rosters (
    store_id text not null,
    first_day date not null,
    last_day date not null,
    roster_id text not null,
    made_at text not null,
    origin date not null,
    model text not null,
    time_zone text not null,
    cost double precision not null,
    gap double precision not null,
    primary key (store_id, first_day)
);

create table roster_people (
    store_id text not null,
    first_day date not null,
    staff_id text not null,
    name text not null,
    contract_hours double precision not null,
    planned_hours double precision not null,
    primary key (store_id, first_day, staff_id)
);

create table roster_shifts (
    store_id text not null,
    date date not null,
    staff_id text not null,
    from_minute integer not null,
    until_minute integer not null,
    starts_at text not null,
    ends_at text not null,
    name text not null,
    role text not null,
    paid_minutes integer not null,
    breaks text not null,
    cost double precision not null,
    primary key (store_id, date, staff_id, from_minute)
);

create index roster_shifts_by_date on roster_shifts (date);

create table roster_open_shifts (
    store_id text not null,
    date date not null,
    role text not null,
    from_minute integer not null,
    until_minute integer not null,
    paid_minutes integer not null,
    starts_at text not null,
    ends_at text not null,
    people integer not null,
    cost double precision not null,
    conflict text not null,
    primary key (store_id, date, role, from_minute, until_minute, paid_minutes)
);

create table roster_uncovered_hours (
    store_id text not null,
    date date not null,
    role text not null,
    hour integer not null,
    missing_hours double precision not null,
    cost double precision not null,
    primary key (store_id, date, role, hour)
);

create table roster_unmet_wishes (
    store_id text not null,
    date date not null,
    staff_id text not null,
    wants_to_work integer not null,
    name text not null,
    cost double precision not null,
    primary key (store_id, date, staff_id, wants_to_work)
);

create table roster_changes (
    store_id text not null,
    date date not null,
    staff_id text not null,
    is_added integer not null,
    from_minute integer not null,
    until_minute integer not null,
    name text not null,
    role text not null,
    paid_minutes integer not null,
    cost double precision not null,
    reason text not null,
    primary key (store_id, date, staff_id, is_added, from_minute)
);
