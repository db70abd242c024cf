-- What operators did about a delivery, and what its payload was before they edited it.
create table unisono.intervention (
    listener text not null,
    position bigint not null,
    at       timestamptz not null default clock_timestamp(),
    action   text not null check (action in ('retried', 'dropped', 'edited')),
    actor    text,
    payload  bytea,
    number   bigint generated always as identity,
    primary key (listener, position, number)
);

-- Attempts are counted anew after an intervention; that a node ended is an attempt of its own kind.
alter table unisono.attempt add column round integer not null default 0;
alter table unisono.attempt add column crash boolean not null default false;
alter table unisono.attempt drop constraint attempt_pkey;
alter table unisono.attempt add primary key (listener, position, round, crash, attempt);

-- What was begun of that which a node may have ended by, and how often nodes have ended while it ran. Written only
-- after a lease was over that nobody gave back.
create table unisono.probe (
    listener text not null references unisono.listener on delete cascade,
    position bigint not null,
    slot     smallint not null,
    running  boolean not null,
    crashes  integer not null default 0,
    primary key (listener, position)
);
