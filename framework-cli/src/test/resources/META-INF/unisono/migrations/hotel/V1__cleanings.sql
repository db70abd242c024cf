create table cleaning (
    room  text primary key,
    times integer not null
);
create table towel (room integer not null);
