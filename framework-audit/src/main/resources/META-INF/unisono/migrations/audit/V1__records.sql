-- Who did what, when, and what came of it. Rows are only inserted; what is old goes by whole months.

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is never changed' using errcode = 'restrict_violation';
end $$;

-- What tells apart records of one millisecond.
create sequence audit.record_number;

-- json and not jsonb: it is kept as it was written. Together with the time an id is unique, because both are those of
-- one emission; alone it cannot be the key of what is partitioned by time.
create table audit.record (
    time        timestamptz not null,
    number      bigint not null default nextval('audit.record_number'),
    id          uuid not null,
    correlation uuid not null,
    cause       uuid,
    outcome     text not null check (outcome in ('DONE', 'FAILED')),
    event       text not null,
    type        text not null,
    module      text not null,
    emitter     text not null,
    key         text,
    actor       text,
    tenant      text,
    traceparent text,
    before      json,
    after       json,
    listener    text,
    failure     text,
    primary key (time, id)
) partition by range (time);

create index on audit.record (actor, time);
create index on audit.record (event, time);
create trigger record_is_final before update or delete or truncate on audit.record
    for each statement execute function audit.refuse_change();

-- Takes what is of no month that was made, so that a clock that is wrong loses nothing.
create table audit.record_other partition of audit.record default;
create trigger record_is_final before update or delete or truncate on audit.record_other
    for each statement execute function audit.refuse_change();

create function audit.make_month(month timestamp) returns void language plpgsql as $$
declare
    name constant text := 'record_' || to_char(month, 'YYYY_MM');
begin
    execute format('create table audit.%I (like audit.record including all)', name);
    execute format('create trigger record_is_final before update or delete or truncate on audit.%I
                    for each statement execute function audit.refuse_change()', name);
    execute format('alter table audit.record attach partition audit.%I for values from (%L) to (%L)',
                   name, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
end $$;

-- Makes what is missing of this month and the three after it. Several nodes may do so at once.
create function audit.make_months() returns void language plpgsql as $$
declare
    this constant timestamp := date_trunc('month', now() at time zone 'UTC');
    month timestamp;
begin
    if to_regclass('audit.record_' || to_char(this + interval '3 months', 'YYYY_MM')) is not null then
        return;
    end if;
    lock table audit.record in share update exclusive mode;
    for month in select generate_series(this, this + interval '3 months', interval '1 month') loop
        if to_regclass('audit.record_' || to_char(month, 'YYYY_MM')) is null then
            perform audit.make_month(month);
        end if;
    end loop;
end $$;

-- Drops the months that are over at a time, and returns how many there were.
create function audit.drop_before(moment timestamptz) returns integer language plpgsql as $$
declare
    name text;
    dropped integer := 0;
begin
    for name in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'audit.record'::regclass and c.relname ~ '^record_[0-9]{4}_[0-9]{2}$'
           and (to_timestamp(substring(c.relname from 8), 'YYYY_MM')::timestamp + interval '1 month')
               at time zone 'UTC' <= moment
    loop
        execute format('drop table audit.%I', name);
        dropped := dropped + 1;
    end loop;
    return dropped;
end $$;

select audit.make_months();
