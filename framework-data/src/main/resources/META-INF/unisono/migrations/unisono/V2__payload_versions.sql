-- Which version of the event's payload a row holds: an upcaster begins there. What was written before events had
-- versions is version 1. The default is for those rows alone, and costs no rewriting of the table.
alter table unisono.event_log add column version integer not null default 1;
alter table unisono.event_log alter column version drop default;
