-- Rounds over rooms: who was expected where, who went there, and whom they saw.
create schema if not exists visits;

create table visits.visit (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name           text not null check (length(name) between 1 and 80),
  due_at         timestamptz not null,
  made_by        uuid not null,
  made_by_name   text not null,
  made_at        timestamptz not null,
  -- The signed end, with its figures: a visit that does not add up cannot be stored.
  ended_at       timestamptz,
  ended_by       text,
  expected       int,
  seen           int,
  absent         int,
  gone           int,
  unvisited      int,
  primary key (institution_id, id),
  check ((ended_at is null) = (ended_by is null)),
  check ((ended_at is null) = (expected is null)),
  constraint identity_holds check (expected = seen + absent + gone + unvisited)
);

-- The roll, frozen when the visit is made: one row per expected person, in the room they are in.
create table visits.expected (
  institution_id uuid not null,
  visit_id       uuid not null,
  person_id      uuid not null,
  place_id       uuid not null,
  unit_id        uuid,
  state          text not null default 'waiting'
                   check (state in ('waiting', 'seen', 'absent', 'gone')),
  state_at       timestamptz,
  primary key (institution_id, visit_id, person_id),
  foreign key (institution_id, visit_id) references visits.visit,
  check ((state = 'waiting') = (state_at is null))
) with (fillfactor = 80);
create index expected_place on visits.expected (institution_id, visit_id, place_id);

-- Who goes to which room.
create table visits.stop (
  institution_id uuid not null,
  visit_id       uuid not null,
  place_id       uuid not null,
  visitor_id     uuid not null,
  primary key (institution_id, visit_id, place_id),
  foreign key (institution_id, visit_id) references visits.visit
);
create index stop_visitor on visits.stop (institution_id, visitor_id);

-- What was found, appended; its id is made on the visitor's device, so that sending twice is once.
create table visits.look (
  institution_id uuid not null,
  id             uuid not null,
  visit_id       uuid not null,
  person_id      uuid not null,
  outcome        text not null check (outcome in ('seen', 'absent', 'gone')),
  at             timestamptz not null,
  by_person      uuid not null,
  by_name        text not null,
  received_at    timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, visit_id, person_id) references visits.expected
);
create index look_person on visits.look (institution_id, person_id, at);

-- Those who stay in a building, floor or room, and the teacher they are given to. A nearer group
-- goes before one around it.
create table visits.stay_group (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  place_id       uuid not null,
  teacher_id     uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  ended_at       timestamptz,
  primary key (institution_id, id)
);
create unique index stay_group_now on visits.stay_group (institution_id, place_id)
  where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['visit', 'expected', 'stop', 'look', 'stay_group'] loop
    execute format('alter table visits.%I enable row level security', t);
    execute format('alter table visits.%I force row level security', t);
    execute format('create policy institution on visits.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
