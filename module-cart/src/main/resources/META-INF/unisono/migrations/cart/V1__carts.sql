create table cart.cart (
    id             uuid primary key,
    revision       int not null,
    customer       text,
    currency       varchar(3) not null,
    lines          int not null,
    total          numeric not null,
    opened_at      timestamptz not null,
    checked_out_at timestamptz
);

-- Lines of one sku are not merged: a line is known by its number.
create table cart.line (
    cart        uuid not null references cart.cart,
    number      int not null,
    sku         text not null,
    description text,
    quantity    int not null check (quantity >= 1),
    unit_price  numeric not null,
    primary key (cart, number)
);

-- A checkout that bears a key happens once, however often it is asked for: the key commits with the checkout.
create table cart.checkout_key (
    key  text primary key,
    cart uuid not null references cart.cart
);

-- The carts that reconciling reads, in the order in which it reads them.
create index cart_checked_out on cart.cart (id) where checked_out_at is not null;
