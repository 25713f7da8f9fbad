-- Runs of deletions in the host's own data.
--
-- In the SQL that H2 and PostgreSQL share; every statement may run again. A run is parted into ranges of people, and each
-- range into a unit for each data set. Whom a range is about is ciphertext under the tenant's own key, list_key, and goes
-- when the run is certified; what is left of a unit, rest, likewise. Nothing here names anybody in clear.

-- Whoever records a hold, and whoever is about to delete what could be held, locks this row on H2, where there is no lock
-- by name.
create table if not exists compliance_deletion_gate (
    gate integer not null,
    constraint compliance_deletion_gate_pk primary key (gate),
    constraint compliance_deletion_gate_one check (gate = 1)
);
insert into compliance_deletion_gate (gate)
select 1 where not exists (select 1 from compliance_deletion_gate where gate = 1);

create table if not exists compliance_deletion_run (
    tenant varchar(128) not null,
    run_id uuid not null,
    whole boolean not null,
    status varchar(16) not null,
    why text not null,
    people integer not null,
    provisions varchar(255) array not null,
    cites varchar(255) array not null,
    planned_at timestamp(6) with time zone not null,
    certificate text,
    certified_entry uuid,
    data_sets varchar(255) array,
    constraint compliance_deletion_run_pk primary key (tenant, run_id)
);
-- Over which data sets a run was planned, as 'grades', and whose rows refer to which, as 'grades>students': who does not know
-- all of that leaves the run alone.
alter table compliance_deletion_run add column if not exists data_sets varchar(255) array;
create index if not exists compliance_deletion_run_status on compliance_deletion_run (status, planned_at);

create table if not exists compliance_deletion_range (
    tenant varchar(128) not null,
    run_id uuid not null,
    range_no integer not null,
    list_key uuid not null,
    people bytea not null,
    constraint compliance_deletion_range_pk primary key (tenant, run_id, range_no),
    constraint compliance_deletion_range_run foreign key (tenant, run_id)
        references compliance_deletion_run (tenant, run_id)
);

create table if not exists compliance_deletion_unit (
    tenant varchar(128) not null,
    run_id uuid not null,
    range_no integer not null,
    data_set varchar(64) not null,
    status varchar(16) not null,
    pass integer not null,
    fence bigint not null,
    failures integer not null,
    not_before timestamp(6) with time zone,
    leased_until timestamp(6) with time zone,
    failing_since timestamp(6) with time zone,
    why text not null,
    rest bytea,
    rest_people integer not null,
    held_by varchar(128) array not null,
    asked bigint not null,
    counted bigint not null,
    gone bigint not null,
    gone_at timestamp(6) with time zone,
    changed_at timestamp(6) with time zone not null,
    held_rows bigint,
    lost bigint,
    constraint compliance_deletion_unit_pk primary key (tenant, run_id, range_no, data_set),
    constraint compliance_deletion_unit_range foreign key (tenant, run_id, range_no)
        references compliance_deletion_range (tenant, run_id, range_no),
    constraint compliance_deletion_unit_gone check (gone >= 0)
);
-- Why some of the rest are left: 'legal 2', two by a hold of that kind; '>grades 1', of one the rows of that data set refer to theirs.
alter table compliance_deletion_unit alter column held_by set data type varchar(128) array;
-- How many rows the host counted of those of the rest who are held, and how many of such rows went although they were.
alter table compliance_deletion_unit add column if not exists held_rows bigint;
alter table compliance_deletion_unit add column if not exists lost bigint;
create index if not exists compliance_deletion_unit_status on compliance_deletion_unit (tenant, run_id, status, range_no);
