-- Reads on behind a position, at most so many rows, in their order. The first row of the result holds the horizon, and
-- as its position the last one drawn; so both are told although there may be nothing to read. Where more was drawn than
-- the horizon says, somebody is about to commit it, or to roll it back.
create or replace function unisono.page(behind bigint, most integer)
    returns table (horizon bigint, "position" bigint, "time" timestamptz, id uuid, correlation uuid, version integer,
                   name text, module text, emitter text, payload bytea, key text, cause uuid, actor text, tenant text,
                   traceparent text) language plpgsql as $$
begin
    horizon := unisono.horizon();
    "position" := pg_sequence_last_value('unisono.position');
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
