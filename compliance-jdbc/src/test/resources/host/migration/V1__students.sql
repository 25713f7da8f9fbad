create table student (id integer primary key);
