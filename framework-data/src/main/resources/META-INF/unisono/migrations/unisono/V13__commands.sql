-- Commands that are run later, by any node; what they are stands in the log. docs/decisions/0019-commands.md says why.

-- That somebody stored one, so that whoever asks for an id is told that it is there.
create table unisono.command (
    id   uuid not null,
    lane smallint not null,
    name text not null,
    at   timestamptz not null default clock_timestamp(),
    primary key (id, lane)
) partition by list (lane);
create table unisono.command_0 partition of unisono.command for values in (0);
create table unisono.command_1 partition of unisono.command for values in (1);
create table unisono.command_2 partition of unisono.command for values in (2);
create table unisono.command_3 partition of unisono.command for values in (3);
create table unisono.command_4 partition of unisono.command for values in (4);
create table unisono.command_5 partition of unisono.command for values in (5);
create table unisono.command_6 partition of unisono.command for values in (6);
create table unisono.command_7 partition of unisono.command for values in (7);

-- How it ended. Written by the transaction that did it, and its key is what keeps it from happening twice: the lane
-- follows from the id. Rows are only inserted, and lanes are emptied as a whole when all in them is old.
create table unisono.command_result (
    id      uuid not null,
    lane    smallint not null,
    name    text not null,
    at      timestamptz not null default clock_timestamp(),
    -- JSON; null if it was refused.
    result  text,
    -- Of a refusal.
    module  text,
    rule    text,
    message text,
    check ((result is null) = (message is not null)),
    primary key (id, lane)
) partition by list (lane);
create table unisono.command_result_0 partition of unisono.command_result for values in (0);
create table unisono.command_result_1 partition of unisono.command_result for values in (1);
create table unisono.command_result_2 partition of unisono.command_result for values in (2);
create table unisono.command_result_3 partition of unisono.command_result for values in (3);
create table unisono.command_result_4 partition of unisono.command_result for values in (4);
create table unisono.command_result_5 partition of unisono.command_result for values in (5);
create table unisono.command_result_6 partition of unisono.command_result for values in (6);
create table unisono.command_result_7 partition of unisono.command_result for values in (7);

-- What became of one emission.
create index on unisono.delivery (id);
