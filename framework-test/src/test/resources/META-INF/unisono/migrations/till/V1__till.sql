create table spending (
    customer text primary key,
    cents    bigint not null
);

-- One row for each sale, however often it was folded.
create table sale (
    customer text not null,
    number   bigint not null,
    cents    bigint not null,
    times    integer not null,
    last     timestamptz,
    primary key (customer, number)
);
create table customer (
    tenant text not null,
    name   text not null,
    sales  bigint not null,
    last   bigint not null,
    primary key (tenant, name)
);

-- The same, folded by emitters.
create table inline_sale (like sale including all);
create table inline_customer (like customer including all);
