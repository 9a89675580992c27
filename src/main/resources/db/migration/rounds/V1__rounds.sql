-- Rounds, rolls, reports, excusals, closures.
create schema if not exists rounds;

create table rounds.schedule (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name           text not null,
  form_code      text not null,
  audience       jsonb not null,
  opens          time not null,
  due            time not null,
  from_on        date not null,
  to_on          date,
  created_at     timestamptz not null,
  primary key (institution_id, id),
  check (due > opens),
  check (to_on is null or to_on >= from_on)
);

create table rounds.round (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  schedule_id    uuid,
  -- The operation in force when it was made, if any.
  operation_id   uuid,
  name           text not null,
  day            date not null,
  form_id        uuid not null,
  form_code      text not null,
  audience       jsonb not null,
  opens_at       timestamptz not null,
  due_at         timestamptz not null,
  -- Set together when the roll is frozen.
  opened_at      timestamptz,
  revision       bigint,
  closed_at      timestamptz,
  created_at     timestamptz not null,
  primary key (institution_id, id),
  -- A scheduled day opens once, however many copies of the program look at the clock.
  unique (institution_id, schedule_id, day),
  check (due_at > opens_at),
  check ((opened_at is null) = (revision is null))
);
create index round_day on rounds.round (institution_id, day desc, id desc);

create type rounds.state as enum ('missing', 'reported', 'proxy', 'excused', 'unreachable');

-- One row per expected person. The update that moves a state touches no indexed column, and the
-- fill factor leaves room on the page, so that a report costs no index write here.
create table rounds.roll (
  institution_id uuid not null,
  round_id       uuid not null,
  person_id      uuid not null,
  unit_id        uuid not null,
  place_id       uuid,
  state          rounds.state not null default 'missing',
  report_id      uuid,
  state_at       timestamptz,
  -- Came onto the roll after opening.
  joined_at      timestamptz,
  -- Covered by a closure: the state stands as signed.
  sealed_at      timestamptz,
  primary key (institution_id, round_id, person_id),
  foreign key (institution_id, round_id) references rounds.round,
  check (state not in ('reported', 'proxy') or report_id is not null),
  check (sealed_at is null or state <> 'missing')
) with (fillfactor = 80);
-- With the person, so that a page of a long list is read in order and no further.
create index roll_unit on rounds.roll (institution_id, round_id, unit_id, person_id);
create index roll_place on rounds.roll (institution_id, round_id, place_id);

-- What was answered, appended; the newest of a person in a round is what holds.
create table rounds.report (
  institution_id uuid not null,
  person_id      uuid not null,
  id             uuid not null,
  round_id       uuid not null,
  submission     text not null check (length(submission) <= 100),
  answers        jsonb not null,
  via            text not null check (via in ('self', 'phone', 'visit', 'message', 'other')),
  same           boolean not null,
  by_person      uuid,
  by_name        text,
  flags          text[] not null,
  reported_at    timestamptz not null,
  primary key (institution_id, person_id, id),
  -- The client's own key: the same submission twice is one report.
  unique (institution_id, round_id, person_id, submission)
);

create table rounds.excusal (
  institution_id uuid not null,
  id             uuid not null,
  person_id      uuid not null,
  reason         text not null check (length(reason) between 1 and 500),
  from_on        date not null,
  until          date not null,
  by_name        text not null,
  at             timestamptz not null,
  withdrawn_at   timestamptz,
  primary key (institution_id, id),
  check (until >= from_on)
);
create index excusal_person on rounds.excusal (institution_id, person_id, until);

create table rounds.unreachable (
  institution_id uuid not null,
  round_id       uuid not null,
  person_id      uuid not null,
  id             uuid not null,
  -- [{"at": …, "means": "phone", "note": …}], at least one.
  tries          jsonb not null check (jsonb_typeof(tries) = 'array' and jsonb_array_length(tries) > 0),
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, round_id, person_id, id)
);

-- A signed, frozen end of a round at one level. The identity is a constraint: a closure that does
-- not add up cannot be stored, by any program.
create table rounds.closure (
  institution_id uuid not null,
  seq            bigint not null,
  id             uuid not null,
  round_id       uuid not null,
  unit_id        uuid not null,
  level          text not null check (level in ('class', 'counsellor', 'college', 'university')),
  roll           int not null,
  reported       int not null,
  proxy          int not null,
  excused        int not null,
  unreachable    int not null,
  -- Units below that had not signed when this was signed: said, not hidden.
  unsigned       uuid[] not null,
  by_person      uuid,
  by_name        text not null,
  at             timestamptz not null,
  content_hash   bytea not null,
  previous_hash  bytea not null,
  hash           bytea not null,
  reopened_at    timestamptz,
  reopened_by    text,
  reopened_why   text,
  primary key (institution_id, seq),
  unique (institution_id, id),
  foreign key (institution_id, round_id) references rounds.round,
  constraint identity_holds check (roll = reported + proxy + excused + unreachable),
  check (least(roll, reported, proxy, excused, unreachable) >= 0),
  check ((reopened_at is null) = (reopened_why is null))
);
create unique index closure_standing on rounds.closure (institution_id, round_id, unit_id, level)
  where reopened_at is null;

do $$
declare t text;
begin
  foreach t in array array['schedule', 'round', 'roll', 'report', 'excusal', 'unreachable', 'closure'] loop
    execute format('alter table rounds.%I enable row level security', t);
    execute format('alter table rounds.%I force row level security', t);
    execute format('create policy institution on rounds.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
