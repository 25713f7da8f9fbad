insert into student values ('student-7', 'district-1', date '2012-05-05');
