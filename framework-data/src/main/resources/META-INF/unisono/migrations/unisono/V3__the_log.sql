-- The log: append-only, partitioned by position, read without gaps. docs/decisions/0011-the-log.md says why.

-- Who still runs the release before this one must not write into the old table while it is moved.
lock table unisono.event_log in access exclusive mode;

-- A position is drawn while the floor is held that unisono.append takes, so none may be kept in reserve: cache 1. The
-- first value is burnt, so that the sequence always has a last one.
create sequence unisono.position as bigint cache 1;
select setval('unisono.position',
              greatest(1,
                       pg_sequence_last_value(pg_get_serial_sequence('unisono.event_log', 'position')::regclass),
                       (select max(position) from unisono.event_log)));

-- Payloads are JSON in UTF-8, and no jsonb: nobody parses them on the way in, and readers get the bytes as they are.
-- What has a fixed length comes first, which saves the gaps between columns.
create table unisono.event (
    position    bigint not null,
    time        timestamptz not null,
    id          uuid not null,
    correlation uuid not null,
    version     integer not null,
    name        text not null,
    module      text not null,
    emitter     text not null,
    payload     bytea not null,
    key         text,
    cause       uuid,
    actor       text,
    tenant      text,
    traceparent text,
    primary key (position)
) partition by range (position);

-- A whole partition may be dropped, a row never: this one is for the table, make_partition adds one to each partition.
create trigger event_is_final before update or delete or truncate on unisono.event
    for each statement execute function unisono.refuse_change();

create view unisono.event_json as
    select position, time, id, name, version, module, emitter, key, cause, correlation, actor, tenant, traceparent,
           convert_from(payload, 'UTF8')::json as payload
      from unisono.event;

-- --- Partitions ---

create function unisono.partition_size() returns bigint language sql immutable return 10000000::bigint;

-- Attached and not created in place: that would keep all writers out for a moment.
create function unisono.make_partition(number bigint) returns void language plpgsql as $$
declare
    partition constant text := format('unisono.event_p%s', number);
    size constant bigint := unisono.partition_size();
begin
    execute format('create table %s (like unisono.event including indexes)', partition);
    execute format('create trigger event_is_final before update or delete or truncate on %s
                    for each statement execute function unisono.refuse_change()', partition);
    execute format('alter table unisono.event attach partition %s for values from (%s) to (%s)',
                   partition, number * size, (number + 1) * size);
end $$;

create function unisono.last_partition() returns bigint language sql as $$
    select coalesce(max(substring(c.relname from '^event_p([0-9]+)$')::bigint), -1)
      from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'unisono.event'::regclass
$$;

-- Makes what is missing of the partition of the last position and the four after it. Several nodes may do so at once: one
-- makes them, the others wait and find them made; neither writers nor readers wait for this lock. Old partitions that
-- were dropped do not come back.
create function unisono.make_partitions() returns void language plpgsql as $$
declare
    ahead constant bigint := 4;
    here constant bigint := pg_sequence_last_value('unisono.position') / unisono.partition_size();
begin
    if unisono.last_partition() < here + ahead then
        lock table unisono.event in share update exclusive mode;
        for number in greatest(unisono.last_partition() + 1, here) .. here + ahead loop
            perform unisono.make_partition(number);
        end loop;
    end if;
end $$;

-- --- Append ---

-- Writes rows in the order given, each at the next position, and returns the last one. The last thing that a transaction
-- does: until it ends, no reader goes past the floor. At least one row.
--
-- The floor is a shared lock whose key is the last position that was drawn before: whatever this transaction draws is
-- greater. It must be held before the first one is drawn; the proof of unisono.horizon rests on that. 21838 is our
-- namespace among the advisory locks of the database: its first two bytes, UN.
--
-- This is for whoever types, and to be read. What the framework sends, LogWriter.APPEND, does the same in one bare
-- statement: arrays that go through a function cost a fifth more of the server's time.
create function unisono.append(
    times timestamptz[], ids uuid[], correlations uuid[], versions integer[], names text[], modules text[],
    emitters text[], payloads bytea[], keys text[], causes uuid[], actors text[], tenants text[], traceparents text[])
    returns bigint language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared((21838::bigint << 48) | pg_sequence_last_value('unisono.position'));
    insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload, key, cause,
                               actor, tenant, traceparent)
    select nextval('unisono.position'), e.time, e.id, e.correlation, e.version, e.name, e.module, e.emitter, e.payload,
           e.key, e.cause, e.actor, e.tenant, e.traceparent
      from unnest(times, ids, correlations, versions, names, modules, emitters, payloads, keys, causes, actors, tenants,
                  traceparents) with ordinality
           as e (time, id, correlation, version, name, module, emitter, payload, key, cause, actor, tenant, traceparent,
                 ordinality)
     order by e.ordinality;
    return currval('unisono.position');
end $$;

-- --- Read ---

-- The floors that are held now. A prepared transaction has no pid.
create view unisono.floor as
    select ((classid::bigint & 65535) << 32) | objid::bigint as position, pid, virtualtransaction
      from pg_locks
     where locktype = 'advisory' and objsubid = 1 and classid::bigint >> 16 = 21838 and granted
       and database = (select oid from pg_database where datname = current_database());

-- Up to here nothing will appear any more that is not visible to the next statement.
--
-- Take a row at or below the horizon. Its position had been drawn when the sequence was read; its writer held a floor
-- below it before drawing it. So when the locks were read, that floor was either held, and the horizon is below the row;
-- or it had been released, and PostgreSQL makes a commit visible before it releases the locks: the next statement, with a
-- new snapshot, sees the row, or it was rolled back. No time-out decides anything.
--
-- The order of the two statements is the proof. A writer that was slow to lock may bring a lower value than one returned
-- before; both are right, and who reads on keeps the greater one.
create function unisono.horizon() returns bigint language plpgsql as $$
declare
    newest bigint;
    lowest bigint;
begin
    if current_setting('transaction_isolation') not in ('read committed', 'read uncommitted') then
        raise exception 'the log is read in READ COMMITTED only, and this transaction is %',
                upper(current_setting('transaction_isolation'))
            using errcode = 'invalid_transaction_state',
                  hint = 'Its snapshot may be older than the horizon, and rows would be missed. Read the log in a transaction of its own.';
    end if;
    if pg_is_in_recovery() then
        raise exception 'the horizon of the log is known to the primary server alone, and this is a replica'
            using errcode = 'object_not_in_prerequisite_state', hint = 'Read the log from the primary.';
    end if;
    newest := pg_sequence_last_value('unisono.position');
    lowest := (select min(f.position) from unisono.floor f);
    return least(newest, lowest);
end $$;

-- Reads on behind a position, at most so many rows, in their order. The first row of the result holds the horizon and
-- nothing else; so it is told although there may be nothing to read.
create function unisono.page(behind bigint, most integer)
    returns table (horizon bigint, "position" bigint, "time" timestamptz, id uuid, correlation uuid, version integer,
                   name text, module text, emitter text, payload bytea, key text, cause uuid, actor text, tenant text,
                   traceparent text) language plpgsql as $$
begin
    horizon := unisono.horizon();
    return next;
    -- A statement of its own: its snapshot is newer than the horizon.
    return query
        select page.horizon, e.position, e.time, e.id, e.correlation, e.version, e.name, e.module, e.emitter, e.payload,
               e.key, e.cause, e.actor, e.tenant, e.traceparent
          from unisono.event e
         where e.position > behind and e.position <= page.horizon
         order by e.position
         limit most;
end $$;

-- Who holds the horizon back, the lowest first. What a role may not see of others' sessions is null, as in
-- pg_stat_activity.
create view unisono.horizon_holder as
    select f.position, f.pid, coalesce(a.usename, p.owner) as username, a.application_name as application,
           case when f.pid is null then 'prepared' else a.state end as state,
           coalesce(a.xact_start, p.prepared) as since, a.query
      from unisono.floor f
      left join pg_stat_activity a on a.pid = f.pid
      left join pg_prepared_xacts p on f.virtualtransaction = '-1/' || p.transaction
     where f.position < pg_sequence_last_value('unisono.position')
     order by f.position, since;

-- --- The old table ---

select unisono.make_partition(number)
  from generate_series((select min(position) from unisono.event_log) / unisono.partition_size(),
                       pg_sequence_last_value('unisono.position') / unisono.partition_size()) number;
select unisono.make_partitions();

insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload, cause)
select position, time, id, correlation, version, name, module, emitter, convert_to(payload::text, 'UTF8'), cause
  from unisono.event_log
 order by position;

drop table unisono.event_log;
