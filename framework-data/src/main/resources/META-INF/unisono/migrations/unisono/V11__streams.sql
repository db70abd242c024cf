-- Aggregates: the events of each one are a stream of the log. docs/decisions/0017-aggregates.md says why it is so.

-- The head of each stream. Its version says how many events it has; who appends moves it on from exactly the version that
-- was seen, as the last thing before the log. Version is in no index, so that moving it on touches none.
create table unisono.stream (
    number         bigint primary key,
    tenant         text not null default '',
    kind           text not null,
    id             text not null,
    version        integer not null,
    first_position bigint not null,
    created_at     timestamptz not null default clock_timestamp(),
    unique (tenant, kind, id)
) with (fillfactor = 70);

-- Numbers are drawn a thousand at a time, and given by the node that drew them: so an event knows its stream before the
-- head is there.
create sequence unisono.stream_number as bigint increment by 1000 cache 1;

alter table unisono.event add column stream bigint, add column stream_version integer;
create index on unisono.event (stream, position) where stream is not null;

-- What a stream comes to at some version, as JSON of its state. The shape says of which form; one of another form is passed
-- over, and written anew. Events behind the version stand behind the position.
create table unisono.snapshot (
    stream   bigint primary key,
    version  integer not null,
    position bigint not null,
    shape    integer not null,
    data     bytea not null
) with (fillfactor = 70);

-- Fails, because a stream is not at the version that somebody saw. A function of its own, so that it looks with a new
-- snapshot, and says what is there now: the number that was to be moved on, and the version of what stands in its way.
create function unisono.refuse_stale(stream bigint, of_tenant text, of_kind text, of_id text)
    returns void language plpgsql as $$
declare
    found integer;
begin
    select s.version into found from unisono.stream s
     where s.number = refuse_stale.stream
        or (s.tenant = of_tenant and s.kind = of_kind and s.id = of_id);
    raise exception 'a stream is at another version than the one that was seen'
        using errcode = 'UN409', detail = format('%s %s', refuse_stale.stream, coalesce(found, 0));
end $$;

-- Whether a partition holds what an aggregate is made of, and cannot be given up. The least one is the first of the index;
-- whether there is any would be looked for row by row.
create function unisono.has_streams(partition regclass) returns boolean language plpgsql as $$
declare
    found boolean;
begin
    execute format('select min(stream) is not null from %s where stream is not null', partition) into found;
    return found;
end $$;
