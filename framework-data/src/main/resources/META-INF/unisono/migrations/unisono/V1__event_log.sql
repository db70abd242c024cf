-- Every emission inside a transaction, written by that transaction as the last thing before it commits.
create table unisono.event_log (
    position    bigint generated always as identity primary key,
    id          uuid not null unique,
    name        text not null,
    module      text not null,
    emitter     text not null,
    payload     json not null,
    time        timestamptz not null,
    cause       uuid,
    correlation uuid not null
);

create function unisono.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the event log is never changed' using errcode = 'restrict_violation';
end $$;

create trigger event_log_is_final before update or delete or truncate on unisono.event_log
    for each statement execute function unisono.refuse_change();
