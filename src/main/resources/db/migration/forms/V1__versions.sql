-- Published questionnaires. A version is written once and never changed: rounds keep its id.
create schema if not exists forms;

create table forms.version (
  institution_id uuid not null,
  id             uuid not null,
  code           text not null check (length(code) between 1 and 64),
  version        int not null check (version > 0),
  -- The whole questionnaire, in canonical order.
  content        jsonb not null,
  -- SHA-256 of the canonical text, by which the same content is known again.
  content_hash   text not null,
  published_at   timestamptz not null,
  published_by   text not null,
  primary key (institution_id, id),
  unique (institution_id, code, version)
);

alter table forms.version enable row level security;
alter table forms.version force row level security;
create policy institution on forms.version
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
