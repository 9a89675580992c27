-- What must not stay as it is, with whose it is to put right. One of a kind and subject is open at a
-- time; what puts itself right is closed by itself.
create table operation.incident (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  kind           text not null check (kind ~ '^[a-z][a-z-]{1,39}$'),
  subject        uuid not null,
  -- Whose charge it lies in; the university's root for the whole.
  unit_id        uuid not null,
  -- How many people are concerned.
  people         int not null check (people >= 0),
  -- Null while nobody acts who could answer for it.
  owner_id       uuid,
  opened_at      timestamptz not null,
  taken_at       timestamptz,
  closed_at      timestamptz,
  closed_by      text,
  closed_why     text check (length(closed_why) between 1 and 500),
  primary key (institution_id, id),
  check ((closed_at is null) = (closed_by is null))
);
create unique index incident_open on operation.incident (institution_id, kind, subject)
  where closed_at is null;
create index incident_newest on operation.incident (institution_id, opened_at desc, id desc);

alter table operation.incident enable row level security;
alter table operation.incident force row level security;
create policy institution on operation.incident
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
