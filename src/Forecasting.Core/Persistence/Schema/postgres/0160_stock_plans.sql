-- The newest evening's orders. A plan replaces the one before it as a whole.
create table stock_plans (
    store_id text not null primary key,
    order_on date not null,
    made_at text not null,
    price_of_lost_line double precision not null
);

create table stock_lines (
    store_id text not null,
    sku_id text not null,
    name text not null,
    category text not null,
    due_on date,
    packs integer not null,
    units integer not null,
    value double precision not null,
    in_stock integer not null,
    position integer not null,
    stock_out_chance double precision,
    lines double precision not null,
    lost_units double precision not null,
    lost_lines double precision not null,
    waste_units double precision not null,
    waste_value double precision not null,
    reasons text not null,
    notes text not null,
    primary key (store_id, sku_id)
);

create table expected_orders (
    store_id text not null,
    sku_id text not null,
    order_on date not null,
    due_on date not null,
    name text not null,
    pack_size integer not null,
    units integer not null,
    most_units integer not null,
    is_firm integer not null,
    primary key (store_id, sku_id, order_on)
);
