-- What was done, as often as it was done.
create table shop.deed (
    number bigint generated always as identity primary key,
    what   text not null,
    node   text not null
);
