create table student (id varchar(128) primary key, district varchar(128) not null, born date);
create table export (student varchar(128) not null references student (id), application varchar(128) not null);
