-- Processes that take longer than a transaction. docs/decisions/0022-sagas.md says why.
create table unisono_sagas.process (
    type      text not null,
    -- Empty for none.
    tenant    text not null,
    id        text not null,
    -- Counts the steps.
    version   bigint not null default 1,
    -- That of the state record.
    shape     integer not null,
    state     text not null,
    status    text not null check (status in ('running', 'done', 'compensated')),
    waits_for text,
    reason    text,
    -- How many compensations it has kept.
    undos     integer not null default 0,
    -- How many events came when it was over.
    late      integer not null default 0,
    begun     timestamptz not null default clock_timestamp(),
    changed   timestamptz not null default clock_timestamp(),
    ended     timestamptz,
    primary key (type, tenant, id),
    check ((ended is null) = (status = 'running')),
    check ((reason is not null) = (status = 'compensated'))
-- What a step changes is in no index, and stays on its page.
) with (fillfactor = 70);
create index on unisono_sagas.process (begun);
create index on unisono_sagas.process (ended) where ended is not null;

-- What takes back what was done, in the order in which it was done.
create table unisono_sagas.undo (
    type    text not null,
    tenant  text not null,
    id      text not null,
    number  integer not null,
    command text not null,
    -- That of the command.
    version integer not null,
    payload text not null,
    primary key (type, tenant, id, number),
    foreign key (type, tenant, id) references unisono_sagas.process on delete cascade
);
