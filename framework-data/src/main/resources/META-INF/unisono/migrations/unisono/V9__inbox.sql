-- What came from outside and was done, with what was answered. Rows are only inserted, by the transaction that did it;
-- lanes take turns every two days, and one whose rows are all old is emptied as a whole. That nobody does the same at
-- the same time is the matter of an advisory lock, and the key is what makes sure of it within a lane.
create table unisono.inbox (
    source      text not null,
    tenant      text not null,
    actor       text not null,
    id          text not null,
    lane        smallint not null,
    at          timestamptz not null default clock_timestamp(),
    fingerprint bytea not null,
    answer      text not null,
    primary key (source, tenant, actor, id, lane)
) partition by list (lane);
create table unisono.inbox_0 partition of unisono.inbox for values in (0);
create table unisono.inbox_1 partition of unisono.inbox for values in (1);
create table unisono.inbox_2 partition of unisono.inbox for values in (2);
create table unisono.inbox_3 partition of unisono.inbox for values in (3);
create table unisono.inbox_4 partition of unisono.inbox for values in (4);
create table unisono.inbox_5 partition of unisono.inbox for values in (5);
create table unisono.inbox_6 partition of unisono.inbox for values in (6);
create table unisono.inbox_7 partition of unisono.inbox for values in (7);
