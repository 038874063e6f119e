-- The newest evening's orders. A plan replaces the one before it as a whole.
create table stock_plans (
    store_id text not null primary key,
    order_on text not null,
    made_at text not null,
    price_of_lost_line real not null
) without rowid;

create table stock_lines (
    store_id text not null,
    sku_id text not null,
    name text not null,
    category text not null,
    due_on text,
    packs integer not null,
    units integer not null,
    value real not null,
    in_stock integer not null,
    position integer not null,
    stock_out_chance real,
    lines real not null,
    lost_units real not null,
    lost_lines real not null,
    waste_units real not null,
    waste_value real not null,
    reasons text not null,
    notes text not null,
    primary key (store_id, sku_id)
) without rowid;

create table expected_orders (
    store_id text not null,
    sku_id text not null,
    order_on text not null,
    due_on text not null,
    name text not null,
    pack_size integer not null,
    units integer not null,
    most_units integer not null,
    is_firm integer not null,
    primary key (store_id, sku_id, order_on)
) without rowid;
