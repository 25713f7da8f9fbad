-- ANALYZE, which autovacuum runs, would copy samples of these columns into PostgreSQL's statistics, where a wrapped key
-- stays after an erasure, whatever becomes of the table itself. Each column has other values in each row, and is asked
-- for by its unique key if at all, so the planner needs no samples.

alter table compliance_subject_key alter column pseudonym set statistics 0;
alter table compliance_subject_key alter column subject set statistics 0;
alter table compliance_subject_key alter column wrapped_key set statistics 0;
