-- Durable deliveries: who listens, who works, and what became of it. docs/decisions/0012-durable-deliveries.md says why
-- it is so. On the way on which nothing fails, rows are only inserted, and whole tables emptied.

-- Everybody who was ever to hear durably. Nothing leaves by itself: what is here and on no node is reported.
create table unisono.listener (
    name          text primary key,
    module        text not null,
    begins        bigint not null,
    events        text[] not null,
    paused        boolean not null default false,
    registered_at timestamptz not null default clock_timestamp(),
    seen_at       timestamptz not null default clock_timestamp()
);

-- A node holds what it holds for as long as its row says. One row is renewed, however many slots there are.
create table unisono.node (
    id        uuid primary key,
    name      text not null,
    until     timestamptz not null,
    listeners text[] not null
) with (fillfactor = 50);

-- The keys of a listener fall into 16 slots, each with one owner; the epoch counts its owners, and fences those before.
-- Everything up to low is settled: it is done, or has a row in delivery.
create table unisono.lease (
    listener text not null references unisono.listener on delete cascade,
    slot     smallint not null,
    owner    uuid,
    epoch    bigint not null default 0,
    low      bigint not null,
    primary key (listener, slot)
) with (fillfactor = 50);

-- What is done, written by the transaction that did it. Lanes take turns by position, and one that holds nothing
-- above any low is emptied.
create table unisono.done (
    listener text not null,
    position bigint not null,
    lane     smallint not null,
    primary key (listener, position, lane)
) partition by list (lane);
create table unisono.done_0 partition of unisono.done for values in (0);
create table unisono.done_1 partition of unisono.done for values in (1);
create table unisono.done_2 partition of unisono.done for values in (2);
create table unisono.done_3 partition of unisono.done for values in (3);

-- Later news of a low, for the slots whose bits are set. The greatest counts, whoever says it. Lanes take turns by
-- time; the one that rests is folded into the leases and emptied.
create table unisono.progress (
    listener text not null,
    slots    integer not null,
    low      bigint not null,
    lane     smallint not null
) partition by list (lane);
create table unisono.progress_0 partition of unisono.progress for values in (0);
create table unisono.progress_1 partition of unisono.progress for values in (1);
create index on unisono.progress (listener);

-- What failed, and what waits behind it; with a copy of the event, so that no partition of the log must be kept for it.
create table unisono.delivery (
    listener    text not null,
    position    bigint not null,
    slot        smallint not null,
    key         text,
    state       text not null check (state in ('retry', 'waiting', 'dead', 'suspended')),
    attempt     integer not null,
    due_at      timestamptz not null,
    first_at    timestamptz not null default clock_timestamp(),
    last_error  text,
    id          uuid not null,
    name        text not null,
    version     integer not null,
    module      text not null,
    emitter     text not null,
    event_key   text,
    payload     bytea not null,
    time        timestamptz not null,
    cause       uuid,
    correlation uuid not null,
    actor       text,
    tenant      text,
    traceparent text,
    primary key (listener, position)
) with (fillfactor = 70);
create index on unisono.delivery (due_at) where state = 'retry';
create index on unisono.delivery (listener, key, position) where key is not null;

-- Every attempt that failed.
create table unisono.attempt (
    listener text not null,
    position bigint not null,
    attempt  integer not null,
    at       timestamptz not null default clock_timestamp(),
    node     text not null,
    error    text not null,
    primary key (listener, position, attempt)
);

-- How far a slot really is.
create view unisono.slot as
    select l.listener, l.slot, l.owner, l.epoch,
           greatest(l.low, (select max(p.low) from unisono.progress p
                             where p.listener = l.listener and (p.slots >> l.slot) & 1 = 1)) as low
      from unisono.lease l;
