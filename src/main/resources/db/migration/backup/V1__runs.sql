-- Backups that were asked for on the page. The files lie in the data directory.
create schema if not exists backup;

create table backup.run (
  institution_id uuid not null,
  id             uuid not null,
  file           text not null,
  state          text not null check (state in ('making', 'made', 'failed')),
  by_person      uuid,
  by_name        text not null,
  started_at     timestamptz not null,
  ended_at       timestamptz,
  -- How far it is: tables done, of all, and their rows.
  tables_done    int not null default 0,
  tables         int not null default 0,
  rows           bigint not null default 0,
  bytes          bigint,
  -- The code of the problem that ended it.
  failure        text,
  primary key (institution_id, id),
  check ((state = 'made') = (bytes is not null)),
  check ((state = 'making') = (ended_at is null))
);

alter table backup.run enable row level security;
alter table backup.run force row level security;
create policy institution on backup.run
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
