create table spending (
    customer text primary key,
    cents    bigint not null,
    sales    bigint not null
);
