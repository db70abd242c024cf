create table library.book (title text primary key);
