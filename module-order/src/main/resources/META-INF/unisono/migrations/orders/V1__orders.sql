create sequence orders.order_number start with 1001;

create table orders.placed_order (
    id         uuid primary key,
    number     bigint unique,
    cart       uuid not null unique,
    customer   text,
    currency   varchar(3) not null,
    total      numeric not null,
    placed_at  timestamptz not null,
    paid_at    timestamptz
);

create table orders.line (
    placed_order uuid not null references orders.placed_order,
    number       int not null,
    sku          text not null,
    description  text,
    quantity     int not null check (quantity >= 1),
    unit_price   numeric not null check (unit_price > 0 and unit_price = round(unit_price, 2)),
    primary key (placed_order, number)
);
