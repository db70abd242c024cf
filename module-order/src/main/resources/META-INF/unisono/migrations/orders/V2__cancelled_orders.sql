alter table orders.placed_order
    add column revision int not null default 0,
    add column cancelled_at timestamptz;

-- A cart whose order was cancelled can be checked out again. One order of it stands at a time.
alter table orders.placed_order drop constraint placed_order_cart_key;
create unique index placed_order_cart_key on orders.placed_order (cart) where cancelled_at is null;
create index placed_order_of_cart on orders.placed_order (cart);
