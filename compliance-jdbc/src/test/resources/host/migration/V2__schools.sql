alter table student add column school varchar(128);
