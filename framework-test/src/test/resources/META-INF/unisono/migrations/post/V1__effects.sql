-- What was done, as often as it was done, and in which order.
create table post.effect (
    number   bigint generated always as identity,
    listener text not null,
    letter   integer not null,
    street   text not null,
    node     text not null
);
