create table student (id varchar(128) primary key, school varchar(128) not null, born date);
