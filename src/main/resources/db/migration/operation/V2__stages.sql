-- The pack an operation was declared from, as it was then: a later version changes nothing.
alter table operation.operation
  add column pack         text check (length(pack) between 1 and 40),
  add column pack_version int check (pack_version > 0),
  add column pack_content text,
  add check ((pack is null) = (pack_content is null) and (pack is null) = (pack_version is null));

-- Which stage was in force from when to when.
create table operation.stage (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  operation_id   uuid not null,
  code           text not null,
  from_at        timestamptz not null,
  to_at          timestamptz,
  by_name        text not null,
  why            text not null check (length(why) between 1 and 500),
  primary key (institution_id, id),
  foreign key (institution_id, operation_id) references operation.operation,
  check (to_at >= from_at)
);
-- Exactly one at a time: whoever comes second with a change is told.
create unique index stage_in_force on operation.stage (institution_id, operation_id) where to_at is null;

-- A version of a pack that an office wrote itself; those that Muster ships are files.
create table operation.pack (
  institution_id uuid not null references people.institution,
  code           text not null,
  version        int not null check (version > 0),
  content        text not null,
  loaded_at      timestamptz not null,
  loaded_by      text not null,
  primary key (institution_id, code, version)
);

-- A duty done. Daily ones carry the day, the others the stage they were done in.
create table operation.tick (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  operation_id   uuid not null,
  stage_id       uuid,
  day            date,
  role           text not null,
  duty           text not null,
  -- Whose duty it was, which a stand-in may have done.
  person_id      uuid not null,
  by_id          uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  note           text,
  undone_at      timestamptz,
  undone_by      text,
  primary key (institution_id, id),
  foreign key (institution_id, operation_id) references operation.operation,
  foreign key (institution_id, person_id) references people.person,
  check ((stage_id is null) <> (day is null))
);
create unique index tick_once on operation.tick
  (institution_id, operation_id, role, duty, person_id, stage_id, day) nulls not distinct where undone_at is null;

do $$
declare t text;
begin
  foreach t in array array['stage', 'pack', 'tick'] loop
    execute format('alter table operation.%I enable row level security', t);
    execute format('alter table operation.%I force row level security', t);
    execute format('create policy institution on operation.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
