-- The ledgers, the policy archive, the keys and the audit log.
--
-- In the SQL that H2 and PostgreSQL share. Every statement may run again, because H2 commits each of them for itself:
-- a script that was cut short is run again from the top. The last statement says that all of it is there.
--
-- The tenant is the root agency that a row concerns, or the vendor itself; it leads every primary key.
-- A ledger is append-only: a change is the next version of its record. write_key is the idempotency key of the write,
-- entry_id its entry in the audit log, learned_at when it was learned; when it holds is said by columns of its own.
-- What is about people names nobody: key_id is the data key of whom it is about, bytes are ciphertext under that key, and
-- a column whose name ends in _ref has a MAC of the party that the column before it holds, by which it is found.
--
-- Nothing that can be 64 digits stands right behind a key_id, but in compliance_subject_key: by that its rows are told in
-- the files of a database when one looks for what an erasure has left.

create table if not exists compliance_schema (
    version integer not null,
    constraint compliance_schema_pk primary key (version),
    constraint compliance_schema_version check (version >= 1)
);

create table if not exists compliance_consent (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    basis varchar(255) not null,
    purposes varchar(255) array not null,
    categories varchar(255) array not null,
    recipients bytea not null,
    given_at timestamp(6) with time zone not null,
    refused boolean,
    withdrawn_at timestamp(6) with time zone,
    expires_at timestamp(6) with time zone,
    method varchar(255),
    given_by bytea,
    given_by_ref varchar(64),
    notice varchar(255),
    evidence bytea,
    confirmed_at timestamp(6) with time zone,
    confirmed_by varchar(128),
    renewed_at timestamp(6) with time zone,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_consent_pk primary key (tenant, record_key, version),
    constraint compliance_consent_write unique (tenant, write_key),
    constraint compliance_consent_entry unique (tenant, entry_id),
    constraint compliance_consent_version check (version >= 1),
    constraint compliance_consent_withdrawn check (withdrawn_at >= given_at),
    constraint compliance_consent_expires check (expires_at >= given_at),
    constraint compliance_consent_refused check (refused),
    constraint compliance_consent_confirmed check (confirmed_at >= given_at),
    constraint compliance_consent_renewed check (renewed_at >= given_at)
);
create index if not exists compliance_consent_by on compliance_consent (tenant, given_by_ref);
create index if not exists compliance_consent_key on compliance_consent (tenant, key_id);
create index if not exists compliance_consent_time on compliance_consent (tenant, given_at, record_key);

create table if not exists compliance_opt_out (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    purpose varchar(255),
    categories varchar(255) array,
    directory_information boolean not null,
    valid_from timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_opt_out_pk primary key (tenant, record_key, version),
    constraint compliance_opt_out_write unique (tenant, write_key),
    constraint compliance_opt_out_entry unique (tenant, entry_id),
    constraint compliance_opt_out_version check (version >= 1),
    constraint compliance_opt_out_refuses check (purpose is not null or directory_information),
    constraint compliance_opt_out_span check (valid_until >= valid_from)
);
create index if not exists compliance_opt_out_key on compliance_opt_out (tenant, key_id);
create index if not exists compliance_opt_out_time on compliance_opt_out (tenant, valid_from, record_key);

create table if not exists compliance_hold (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    kind varchar(32) not null,
    categories varchar(255) array not null,
    valid_from timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_hold_pk primary key (tenant, record_key, version),
    constraint compliance_hold_write unique (tenant, write_key),
    constraint compliance_hold_entry unique (tenant, entry_id),
    constraint compliance_hold_version check (version >= 1),
    constraint compliance_hold_span check (valid_until >= valid_from)
);
create index if not exists compliance_hold_key on compliance_hold (tenant, key_id);
create index if not exists compliance_hold_time on compliance_hold (tenant, valid_from, record_key);

create table if not exists compliance_disclosure (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    recipient bytea,
    recipient_ref varchar(64),
    recipient_kind varchar(255),
    categories varchar(255) array not null,
    purpose varchar(255),
    form varchar(255) not null,
    happened_at timestamp(6) with time zone not null,
    decision varchar(64),
    legal_basis bytea not null,
    details bytea,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_disclosure_pk primary key (tenant, record_key, version),
    constraint compliance_disclosure_write unique (tenant, write_key),
    constraint compliance_disclosure_entry unique (tenant, entry_id),
    constraint compliance_disclosure_version check (version >= 1)
);
create index if not exists compliance_disclosure_recipient on compliance_disclosure (tenant, recipient_ref);
create index if not exists compliance_disclosure_key on compliance_disclosure (tenant, key_id);
create index if not exists compliance_disclosure_time on compliance_disclosure (tenant, happened_at, record_key);

create table if not exists compliance_request (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    requester bytea not null,
    requester_ref varchar(64) not null,
    action varchar(255) not null,
    categories varchar(255) array not null,
    received_at timestamp(6) with time zone not null,
    due_at timestamp(6) with time zone,
    answered_at timestamp(6) with time zone,
    answer varchar(32),
    asked varchar(128),
    verified_at timestamp(6) with time zone,
    forwarded_at timestamp(6) with time zone,
    hearing_requested_at timestamp(6) with time zone,
    hearing_held_at timestamp(6) with time zone,
    record_confirmed boolean not null,
    statement_placed_at timestamp(6) with time zone,
    collected_without_consent boolean not null,
    details bytea,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_request_pk primary key (tenant, record_key, version),
    constraint compliance_request_write unique (tenant, write_key),
    constraint compliance_request_entry unique (tenant, entry_id),
    constraint compliance_request_version check (version >= 1),
    constraint compliance_request_due check (due_at >= received_at),
    constraint compliance_request_answered check (answered_at >= received_at)
);
create index if not exists compliance_request_requester on compliance_request (tenant, requester_ref);
create index if not exists compliance_request_key on compliance_request (tenant, key_id);
create index if not exists compliance_request_time on compliance_request (tenant, received_at, record_key);

create table if not exists compliance_occurrence (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    kind varchar(32) not null,
    happened_at timestamp(6) with time zone not null,
    categories varchar(255) array,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_occurrence_pk primary key (tenant, record_key, version),
    constraint compliance_occurrence_write unique (tenant, write_key),
    constraint compliance_occurrence_entry unique (tenant, entry_id),
    constraint compliance_occurrence_version check (version >= 1)
);
alter table compliance_occurrence add column if not exists categories varchar(255) array;
create index if not exists compliance_occurrence_key on compliance_occurrence (tenant, key_id);
create index if not exists compliance_occurrence_time on compliance_occurrence (tenant, happened_at, record_key);

create table if not exists compliance_agreement (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    agency varchar(128) not null,
    valid_from timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    terminated_at timestamp(6) with time zone,
    permits varchar(255) array not null,
    features text array not null,
    sign_on varchar(32),
    disposal_days integer,
    deletion_request_days integer,
    breach_notice_hours integer,
    categories varchar(255) array not null,
    purposes varchar(255) array not null,
    terms varchar(255) array not null,
    attributes text not null,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_agreement_pk primary key (tenant, record_key, version),
    constraint compliance_agreement_write unique (tenant, write_key),
    constraint compliance_agreement_entry unique (tenant, entry_id),
    constraint compliance_agreement_version check (version >= 1),
    constraint compliance_agreement_span check (valid_until >= valid_from),
    constraint compliance_agreement_terminated check (terminated_at >= valid_from)
);
create index if not exists compliance_agreement_agency on compliance_agreement (tenant, agency);
create index if not exists compliance_agreement_time on compliance_agreement (tenant, valid_from, record_key);

create table if not exists compliance_authorization (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    agency varchar(128) not null,
    application varchar(128) not null,
    categories varchar(255) array not null,
    purposes varchar(255) array not null,
    valid_from timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_authorization_pk primary key (tenant, record_key, version),
    constraint compliance_authorization_write unique (tenant, write_key),
    constraint compliance_authorization_entry unique (tenant, entry_id),
    constraint compliance_authorization_version check (version >= 1),
    constraint compliance_authorization_span check (valid_until >= valid_from)
);
create index if not exists compliance_authorization_time on compliance_authorization (tenant, valid_from, record_key);
create index if not exists compliance_authorization_agency on compliance_authorization (tenant, agency, application);

create table if not exists compliance_agency (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    agency varchar(128) not null,
    parent varchar(128),
    since_at timestamp(6) with time zone not null,
    kind varchar(32) not null,
    jurisdiction varchar(16),
    zone varchar(128),
    calendar boolean not null,
    holidays text array not null,
    school_days text array not null,
    attributes text not null,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_agency_pk primary key (tenant, record_key, version),
    constraint compliance_agency_write unique (tenant, write_key),
    constraint compliance_agency_entry unique (tenant, entry_id),
    constraint compliance_agency_version check (version >= 1)
);
create index if not exists compliance_agency_agency on compliance_agency (tenant, agency);
create index if not exists compliance_agency_time on compliance_agency (tenant, since_at, record_key);

-- A breach as it concerns an agency; whose data it was stands in compliance_exposure, who was told in compliance_notice.
create table if not exists compliance_incident (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    agency varchar(128) not null,
    breach varchar(128) not null,
    discovered_at timestamp(6) with time zone not null,
    discoverer varchar(128) not null,
    occurred_at timestamp(6) with time zone,
    determined_at timestamp(6) with time zone,
    confirmed_at timestamp(6) with time zone,
    affected integer,
    named boolean not null,
    categories varchar(255) array not null,
    delay varchar(32),
    delayed_from_at timestamp(6) with time zone,
    delayed_until_at timestamp(6) with time zone,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_incident_pk primary key (tenant, record_key, version),
    constraint compliance_incident_write unique (tenant, write_key),
    constraint compliance_incident_entry unique (tenant, entry_id),
    constraint compliance_incident_version check (version >= 1),
    constraint compliance_incident_occurred check (discovered_at >= occurred_at),
    constraint compliance_incident_determined check (determined_at >= occurred_at),
    constraint compliance_incident_confirmed check (confirmed_at >= occurred_at),
    constraint compliance_incident_affected check (affected >= 0),
    constraint compliance_incident_delayed check (delayed_until_at >= delayed_from_at)
);
create index if not exists compliance_incident_agency on compliance_incident (tenant, agency);
create index if not exists compliance_incident_time on compliance_incident (tenant, discovered_at, record_key);

create table if not exists compliance_policy_change (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    agency varchar(128) not null,
    change varchar(128) not null,
    policy varchar(128) not null,
    published_at timestamp(6) with time zone not null,
    effective_at timestamp(6) with time zone not null,
    material boolean not null,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_policy_change_pk primary key (tenant, record_key, version),
    constraint compliance_policy_change_write unique (tenant, write_key),
    constraint compliance_policy_change_entry unique (tenant, entry_id),
    constraint compliance_policy_change_version check (version >= 1)
);
create index if not exists compliance_policy_change_agency on compliance_policy_change (tenant, agency);
create index if not exists compliance_policy_change_time on compliance_policy_change (tenant, published_at, record_key);

create table if not exists compliance_exposure (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    breach varchar(128) not null,
    found_at timestamp(6) with time zone not null,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_exposure_pk primary key (tenant, record_key, version),
    constraint compliance_exposure_write unique (tenant, write_key),
    constraint compliance_exposure_entry unique (tenant, entry_id),
    constraint compliance_exposure_version check (version >= 1)
);
create index if not exists compliance_exposure_key on compliance_exposure (tenant, key_id);
create index if not exists compliance_exposure_time on compliance_exposure (tenant, found_at, record_key);

create table if not exists compliance_notice (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    recipient bytea not null,
    recipient_ref varchar(64) not null,
    event varchar(128) not null,
    told_by varchar(128) not null,
    told_at timestamp(6) with time zone not null,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_notice_pk primary key (tenant, record_key, version),
    constraint compliance_notice_write unique (tenant, write_key),
    constraint compliance_notice_entry unique (tenant, entry_id),
    constraint compliance_notice_version check (version >= 1)
);
create index if not exists compliance_notice_recipient on compliance_notice (tenant, recipient_ref);
create index if not exists compliance_notice_key on compliance_notice (tenant, key_id);
create index if not exists compliance_notice_time on compliance_notice (tenant, told_at, record_key);

create table if not exists compliance_matter (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    requester bytea,
    requester_ref varchar(64),
    kind varchar(32) not null,
    happened_at timestamp(6) with time zone not null,
    agency varchar(128) not null,
    complied_at timestamp(6) with time zone,
    silent boolean not null,
    done bytea not null,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_matter_pk primary key (tenant, record_key, version),
    constraint compliance_matter_write unique (tenant, write_key),
    constraint compliance_matter_entry unique (tenant, entry_id),
    constraint compliance_matter_version check (version >= 1)
);
create index if not exists compliance_matter_requester on compliance_matter (tenant, requester_ref);
create index if not exists compliance_matter_key on compliance_matter (tenant, key_id);
create index if not exists compliance_matter_time on compliance_matter (tenant, happened_at, record_key);

create table if not exists compliance_custody_order (
    tenant varchar(128) not null,
    record_key varchar(128) not null,
    version integer not null,
    write_key varchar(128) not null,
    key_id uuid not null,
    parent bytea,
    parent_ref varchar(64),
    valid_from timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone,
    evidence bytea,
    learned_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_custody_order_pk primary key (tenant, record_key, version),
    constraint compliance_custody_order_write unique (tenant, write_key),
    constraint compliance_custody_order_entry unique (tenant, entry_id),
    constraint compliance_custody_order_version check (version >= 1),
    constraint compliance_custody_order_span check (valid_until >= valid_from)
);
create index if not exists compliance_custody_order_parent on compliance_custody_order (tenant, parent_ref);
create index if not exists compliance_custody_order_key on compliance_custody_order (tenant, key_id);
create index if not exists compliance_custody_order_time on compliance_custody_order (tenant, valid_from, record_key);

-- What a decision leaves behind, in a table with as few indexes as will do, because most that is written goes here: its
-- entry names the decision, so it needs none by the entry's name. Refused is whatever nobody may do, for want of a handler too. The payload is encrypted with the data key of its subject, key_id, or with the tenant's
-- own, where no subject is named.
create table if not exists compliance_decision (
    tenant varchar(128) not null,
    decision_id varchar(64) not null,
    policy_digest varchar(64) not null,
    key_id uuid not null,
    outcome varchar(32) not null,
    refused boolean not null,
    decided_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    payload bytea not null,
    constraint compliance_decision_pk primary key (tenant, decision_id)
);
create index if not exists compliance_decision_key on compliance_decision (tenant, key_id);
create index if not exists compliance_decision_time on compliance_decision (tenant, decided_at, decision_id);

create table if not exists compliance_policy_set (
    tenant varchar(128) not null,
    digest varchar(64) not null,
    content bytea not null,
    archived_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    constraint compliance_policy_set_pk primary key (tenant, digest),
    constraint compliance_policy_set_entry unique (tenant, entry_id)
);

-- A subject's data key, wrapped. The subject's id is encrypted under it, and found by its pseudonym, a MAC under a key that
-- is derived from the tenant's own data key; that one has the pseudonym _tenant. Whoever writes about a subject locks its
-- row, so that an erasure meets no half-written record.
create table if not exists compliance_subject_key (
    tenant varchar(128) not null,
    key_id uuid not null,
    pseudonym varchar(64) not null,
    subject bytea not null,
    wrapped_key bytea not null,
    created_at timestamp(6) with time zone not null,
    constraint compliance_subject_key_pk primary key (tenant, key_id),
    constraint compliance_subject_key_pseudonym unique (tenant, pseudonym)
);

-- Tombstones: which keys were destroyed and when, and nothing about whose they were to whoever lacks the tenant's own key. So that
-- an old file brings nobody back, each has a name that only that key makes of an id, and that is asked for here alone; the
-- entry commits to it under salt, which stands nowhere else. Without a name where whose key it was was not known any more.
create table if not exists compliance_erasure (
    tenant varchar(128) not null,
    key_id uuid not null,
    erased_at timestamp(6) with time zone not null,
    entry_id uuid not null,
    salt bytea,
    name varchar(32),
    constraint compliance_erasure_pk primary key (tenant, key_id),
    constraint compliance_erasure_entry unique (tenant, entry_id)
);
alter table compliance_erasure add column if not exists salt bytea;
alter table compliance_erasure add column if not exists name varchar(32);
create index if not exists compliance_erasure_name on compliance_erasure (tenant, name);

-- The audit log of each tenant; the tenant _logs holds the log of the logs' checkpoints.
-- Entries wait in pending, where a caller's transaction inserts them without a lock, until a sealer moves them. Each
-- bears the next number of a writer, and seen says up to which numbers others had come; mac is over all of it.
create table if not exists compliance_audit_pending (
    tenant varchar(128) not null,
    entry_id uuid not null,
    body bytea not null,
    writer uuid not null,
    writer_number bigint not null,
    seen bytea not null,
    mac bytea not null,
    constraint compliance_audit_pending_pk primary key (tenant, entry_id)
);

-- How many entries were announced by each writer, as rows of the tenant _logs. Whoever appends has one of them for as
-- long as the transaction goes on; there are as many as ever went on at a time.
create table if not exists compliance_audit_writer (
    tenant varchar(128) not null,
    writer uuid not null,
    announced bigint not null,
    mac bytea not null,
    constraint compliance_audit_writer_pk primary key (tenant, writer),
    constraint compliance_audit_writer_announced check (announced >= 1)
);

-- What waited to be sealed and was not appended by these stores.
create table if not exists compliance_audit_set_aside (
    tenant varchar(128) not null,
    entry_id uuid not null,
    body bytea not null,
    found_at timestamp(6) with time zone not null,
    constraint compliance_audit_set_aside_pk primary key (tenant, entry_id)
);

-- Which logs there are, as rows of the tenant _logs, so that a sealer finds them.
create table if not exists compliance_audit_tenant (
    tenant varchar(128) not null,
    log varchar(128) not null,
    constraint compliance_audit_tenant_pk primary key (tenant, log)
);

create table if not exists compliance_audit_log (
    tenant varchar(128) not null,
    size bigint not null,
    frontier bytea not null,
    constraint compliance_audit_log_pk primary key (tenant),
    constraint compliance_audit_log_size check (size >= 0)
);

create table if not exists compliance_audit_segment (
    tenant varchar(128) not null,
    first_index bigint not null,
    entry_count integer not null,
    entries bytea not null,
    entry_ids bytea not null,
    announcements bytea not null,
    leaf_hashes bytea not null,
    min_entry_id uuid not null,
    max_entry_id uuid not null,
    constraint compliance_audit_segment_pk primary key (tenant, first_index),
    constraint compliance_audit_segment_log foreign key (tenant) references compliance_audit_log (tenant),
    constraint compliance_audit_segment_first check (first_index >= 0),
    constraint compliance_audit_segment_count check (entry_count >= 1)
);
create index if not exists compliance_audit_segment_entry on compliance_audit_segment (tenant, min_entry_id);
create index if not exists compliance_audit_segment_last on compliance_audit_segment (tenant, max_entry_id);

create table if not exists compliance_audit_subtree (
    tenant varchar(128) not null,
    level integer not null,
    subtree_index bigint not null,
    hash bytea not null,
    constraint compliance_audit_subtree_pk primary key (tenant, level, subtree_index),
    constraint compliance_audit_subtree_log foreign key (tenant) references compliance_audit_log (tenant),
    constraint compliance_audit_subtree_level check (level >= 0),
    constraint compliance_audit_subtree_place check (subtree_index >= 0)
);

create table if not exists compliance_audit_checkpoint (
    tenant varchar(128) not null,
    size bigint not null,
    note text not null,
    sealed_at timestamp(6) with time zone not null,
    constraint compliance_audit_checkpoint_pk primary key (tenant, size),
    constraint compliance_audit_checkpoint_log foreign key (tenant) references compliance_audit_log (tenant),
    constraint compliance_audit_checkpoint_size check (size >= 0)
);

insert into compliance_schema (version)
select 1 where not exists (select 1 from compliance_schema where version = 1);
