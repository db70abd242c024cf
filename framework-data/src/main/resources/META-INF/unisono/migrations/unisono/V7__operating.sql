-- Replays, and the dropping of what is old. docs/decisions/0014-replay-and-retention.md says why it is so.

-- --- Replays ---

-- One listener hears again what stands between two positions. Whoever holds the lease works; the epoch fences those
-- before. What is over stays, as a record of it.
create table unisono.replay (
    id          bigint generated always as identity primary key,
    listener    text not null references unisono.listener on delete cascade,
    state       text not null check (state in ('running', 'paused', 'stopped', 'done', 'cancelled')),
    behind      bigint not null,
    until       bigint not null,
    events      text[] not null,
    key         text,
    rate        integer,
    skips       boolean not null,
    owner       uuid,
    epoch       bigint not null default 0,
    lease       timestamptz,
    error       text,
    failed_at   bigint,
    failed_lane smallint,
    started_at  timestamptz not null default clock_timestamp(),
    ended_at    timestamptz
) with (fillfactor = 50);
create unique index replay_one_at_a_time on unisono.replay (listener) where state in ('running', 'paused', 'stopped');

-- The keys of a replay fall into lanes as those of its listener into slots; of each lane, everything up to low is done.
-- Effects in the database commit together with the step of their lane, from exactly the low that was seen: who does the
-- same for the second time finds another one, and rolls back.
create table unisono.replay_lane (
    replay bigint not null references unisono.replay on delete cascade,
    lane   smallint not null,
    low    bigint not null,
    done   bigint not null default 0,
    primary key (replay, lane)
) with (fillfactor = 50);

-- What a replay left out, because it failed.
create table unisono.replay_failure (
    replay   bigint not null references unisono.replay on delete cascade,
    position bigint not null,
    at       timestamptz not null default clock_timestamp(),
    error    text not null,
    primary key (replay, position)
);

-- The position of the first event that was emitted at that time or later; null if there is none. Times follow positions
-- but for what takes long between its emission and its commit: an hour of that is allowed for.
create function unisono.position_at(since timestamptz) returns bigint language plpgsql as $$
declare
    least_time constant timestamptz := since - interval '1 hour';
    low bigint := coalesce((select min(e.position) from unisono.event e), 0);
    high bigint := unisono.horizon() + 1;
    middle bigint;
    met record;
begin
    while low < high loop
        middle := low + (high - low) / 2;
        select e.position, e.time into met from unisono.event e
         where e.position >= middle order by e.position limit 1;
        if met.position is null or met.time >= least_time then
            high := middle;
        else
            low := met.position + 1;
        end if;
    end loop;
    return (select e.position from unisono.event e
             where e.position >= low and e.time >= since order by e.position limit 1);
end $$;

-- --- Retention ---

-- Partitions that were given up. Written before they are detached: what a crash leaves behind is dropped the next time, and
-- what somebody else detached, to keep it elsewhere, is not.
create table unisono.dropped_partition (
    number     bigint primary key,
    bytes      bigint not null,
    decided_at timestamptz not null default clock_timestamp(),
    dropped_at timestamptz
);

-- What a listener will never hear, because the log could not be kept for it any longer.
create table unisono.loss (
    listener text not null references unisono.listener on delete cascade,
    behind   bigint not null,
    until    bigint not null,
    events   bigint not null,
    at       timestamptz not null default clock_timestamp(),
    primary key (listener, until)
);

-- The partitions of the log, and what they hold. One that is being detached is none any more.
create view unisono.log_partition as
    select p.number, p.number * unisono.partition_size() as begins,
           (p.number + 1) * unisono.partition_size() as ends, p.relation,
           pg_total_relation_size(p.relation) as bytes
      from (select substring(c.relname from '^event_p([0-9]+)$')::bigint as number, c.oid::regclass as relation
              from pg_inherits i join pg_class c on c.oid = i.inhrelid
             where i.inhparent = 'unisono.event'::regclass and not i.inhdetachpending) p;
