-- What is to lie in the stores' quick-pick rooms. A plan replaces the one before it as a whole.
create table quick_pick_plans (
    store_id text not null primary key,
    planned_on text not null,
    made_at text not null,
    room_litres real not null,
    room_share real not null,
    cost_per_day real not null,
    cost_without_room_per_day real not null
) without rowid;

create table quick_pick_lines (
    store_id text not null,
    sku_id text not null,
    name text not null,
    category text not null,
    in_room integer not null,
    is_moved integer not null,
    units integer not null,
    litres real not null,
    lines_per_day real not null,
    restocks_per_day real not null,
    saving_per_day real not null,
    primary key (store_id, sku_id)
) without rowid;
