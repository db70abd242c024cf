create table theatre.seat (id text primary key, guest text not null, revision integer not null);
create table theatre.poster (id text primary key);
