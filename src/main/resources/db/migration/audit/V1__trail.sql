-- The trail: what was changed and which sensitive record was read, chained by hash.
create schema if not exists audit;

create table audit.entry (
  institution_id uuid not null,
  seq            bigint not null,
  at             timestamptz not null,
  actor_id       uuid,
  actor          text not null,
  action         text not null,
  subject_kind   text not null,
  subject_id     text not null,
  -- Never health data: the trail is read by more people than the records it speaks of.
  detail         jsonb not null,
  previous_hash  bytea not null,
  hash           bytea not null,
  primary key (institution_id, seq)
);
create index entry_subject on audit.entry (institution_id, subject_kind, subject_id, seq);
create index entry_actor on audit.entry (institution_id, actor_id, seq);

-- What an entry's hash covers. One definition for writing and for checking; the time goes in as
-- microseconds, since its text depends on the session's time zone.
create function audit.link(previous bytea, entry audit.entry) returns bytea
language sql stable as $$
  select sha256(previous || convert_to(jsonb_build_array(
    entry.institution_id, entry.seq, (extract(epoch from entry.at) * 1000000)::bigint,
    entry.actor_id, entry.actor, entry.action, entry.subject_kind, entry.subject_id,
    entry.detail)::text, 'UTF8'))
$$;

-- Append-only even for the owner of the table: there are policies for reading and adding, none for
-- changing or removing, so those touch no row.
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy reading on audit.entry for select
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
create policy adding on audit.entry for insert
  with check (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
