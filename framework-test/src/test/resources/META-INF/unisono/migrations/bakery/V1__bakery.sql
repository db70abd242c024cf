create table bakery.cake (id text primary key);
create table bakery.batch (id text primary key);
create table bakery.sale (id text primary key);
create table bakery.trip (id text primary key);
