-- Emissions in the future, and those that recur. docs/decisions/0015-schedules.md says why it is so.

-- What is to be emitted, once. The transaction that emits it deletes the row.
create table unisono.timer (
    id          bigint generated always as identity primary key,
    due_at      timestamptz not null,
    planned_for timestamptz not null,
    set_at      timestamptz not null default clock_timestamp(),
    attempts    integer not null default 0,
    version     integer not null,
    state       text not null default 'waiting' check (state in ('waiting', 'failed')),
    event       text not null,
    module      text not null,
    emitter     text not null,
    -- Of an occurrence: which recurring emission it is of. Its payload is made when it is emitted.
    schedule    text,
    name        text,
    payload     bytea check (payload is not null or schedule is not null),
    cause       uuid,
    correlation uuid,
    actor       text,
    tenant      text,
    traceparent text,
    last_error  text
);
create unique index on unisono.timer (module, name) where name is not null;

-- By event first: a node asks for those that it knows, and what nobody knows any more is in nobody's way.
create index timer_is_due on unisono.timer (event, due_at) where state = 'waiting';

-- What recurs. The row rules, and not the release that a node runs: whoever started last has written it.
create table unisono.schedule (
    name          text primary key,
    event         text not null,
    version       integer not null,
    module        text not null,
    emitter       text not null,
    cron          text not null,
    zone          text not null,
    catch_up      text not null,
    -- Null when it never comes again.
    next_at       timestamptz,
    last_at       timestamptz,
    paused        boolean not null default false,
    registered_at timestamptz not null default clock_timestamp(),
    seen_at       timestamptz not null default clock_timestamp()
);

-- In how many milliseconds the next thing is due of what a node knows; below zero if it is due, null if there is
-- nothing. One probe of the index for each event.
create function unisono.next_due(events text[], versions integer[], schedules text[]) returns bigint language sql as $$
    select floor(1000 * extract(epoch from least(
        (select min(t.due_at)
           from unnest(events, versions) as known (event, version),
                lateral (select due_at from unisono.timer t
                          where t.event = known.event and t.version <= known.version and t.state = 'waiting'
                          order by t.due_at limit 1) t),
        (select min(s.next_at) from unisono.schedule s where s.name = any (schedules) and not s.paused))
        - clock_timestamp()))::bigint
$$;
