-- Counts the emissions of a key: who emits holds its row until the transaction ends.
create table relay.counter (
    key    text primary key,
    number bigint not null
);

-- What was emitted, written by the transaction that emits.
create table relay.emitted (
    id     text not null,
    event  text not null,
    key    text not null,
    number bigint not null
);

-- What was done, as often as it was done, and in which order.
create table relay.effect (
    sequence bigint generated always as identity,
    listener text not null,
    id       text not null,
    key      text not null,
    number   bigint not null,
    at       timestamptz not null default clock_timestamp()
);

-- A row that handlers of one key meet at.
create table relay.latest (
    listener text not null,
    key      text not null,
    id       text not null,
    primary key (listener, key)
);
