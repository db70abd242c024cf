-- Read models: whatever is here was folded from the log, and can be folded anew.
create table customer.order_list (
    placed_order uuid primary key,
    customer     text,
    currency     varchar(3) not null,
    total        numeric not null,
    placed_at    timestamptz not null,
    paid_at      timestamptz,
    cancelled_at timestamptz
);

create index order_list_of_customer on customer.order_list (customer, placed_order) where customer is not null;

create table customer.spending (
    customer text not null,
    currency varchar(3) not null,
    orders   bigint not null,
    paid     numeric not null,
    refunded numeric not null,
    primary key (customer, currency)
);

-- Whose an order is, and whether it was paid: what the spending must know, and nobody reads.
create table customer.purchase (
    placed_order uuid primary key,
    customer     text not null,
    paid         boolean not null default false
);
