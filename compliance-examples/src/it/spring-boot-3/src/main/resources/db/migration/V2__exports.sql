create table export (student varchar(128) not null references student (id), application varchar(128) not null, categories text not null);
