create table teacher (id integer primary key);
