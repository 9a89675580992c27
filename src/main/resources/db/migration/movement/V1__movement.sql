-- Where people are, who may be away and until when, and who has come back.
create schema if not exists movement;

-- Where somebody was from when to when, appended; the one without an end is where they are.
create table movement.span (
  institution_id  uuid not null,
  person_id       uuid not null,
  id              uuid not null,
  kind            text not null check (kind in ('campus', 'leave', 'home', 'hospital', 'isolation')),
  -- A room or building of the university; null elsewhere.
  place_id        uuid,
  -- GB/T 2260 where it is elsewhere; null is unknown.
  region          text check (region ~ '^[0-9]{6}$'),
  from_at         timestamptz not null,
  to_at           timestamptz,
  -- Which paper or scan says so.
  source          text not null,
  cause_id        uuid,
  by_name         text not null,
  primary key (institution_id, person_id, id),
  foreign key (institution_id, person_id) references people.person,
  check (to_at is null or to_at >= from_at)
);
create unique index span_now on movement.span (institution_id, person_id) where to_at is null;
create index span_history on movement.span (institution_id, person_id, from_at desc);

-- What was granted: to be away, to stay, to come back. Its id is the request's.
create table movement.leave (
  institution_id  uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  kind            text not null check (kind in ('leave', 'stay', 'return')),
  from_at         timestamptz not null,
  -- Back, or arrived, by then.
  to_at           timestamptz not null,
  region          text check (region ~ '^[0-9]{6}$'),
  granted_at      timestamptz not null,
  granted_by      text not null,
  -- Went, stays since, set off.
  begun_at        timestamptz,
  -- Is back, or arrived.
  ended_at        timestamptz,
  ended_by        text,
  cancelled_at    timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, person_id) references people.person,
  check (to_at > from_at),
  check ((ended_at is null) = (ended_by is null)),
  check (ended_at is null or cancelled_at is null)
);
create index leave_person on movement.leave (institution_id, person_id, from_at desc);
create index leave_open on movement.leave (institution_id, to_at)
  where ended_at is null and cancelled_at is null;

-- Regions for which more than the counsellor decides; a prefix of GB/T 2260 codes is the whole of it.
create table movement.region (
  institution_id  uuid not null references people.institution,
  code            text not null check (code ~ '^[0-9]{6}$'),
  from_on         date not null,
  to_on           date,
  by_name         text not null,
  primary key (institution_id, code, from_on),
  check (to_on is null or to_on >= from_on)
);

-- The rule on leave as the university set it; without a row the program's own.
create table movement.rule (
  institution_id   uuid primary key references people.institution,
  -- Longer leave is the chief counsellor's to decide too.
  chief_after_days int not null check (chief_after_days between 0 and 30),
  -- Shorter leave within the province may be approved many at once.
  simple_days      int not null check (simple_days between 0 and 30),
  -- The university's own province; null while nobody has said.
  province         text check (province ~ '^[0-9]{2}0000$'),
  observe_days     int not null check (observe_days between 0 and 60),
  by_name          text not null,
  at               timestamptz not null
);

-- The days after somebody came back from elsewhere.
create table movement.observation (
  institution_id  uuid not null,
  person_id       uuid not null,
  id              uuid not null,
  from_on         date not null,
  until_on        date not null,
  region          text check (region ~ '^[0-9]{6}$'),
  primary key (institution_id, person_id, id),
  foreign key (institution_id, person_id) references people.person,
  check (until_on >= from_on)
);
create index observation_until on movement.observation (institution_id, until_on);

-- What was said because a leave ends; never the same twice.
create table movement.reminder (
  institution_id  uuid not null,
  leave_id        uuid not null,
  step            text not null check (step in ('before', 'due')),
  at              timestamptz not null,
  primary key (institution_id, leave_id, step),
  foreign key (institution_id, leave_id) references movement.leave
);

do $$
declare t text;
begin
  foreach t in array array['span', 'leave', 'region', 'rule', 'observation', 'reminder'] loop
    execute format('alter table movement.%I enable row level security', t);
    execute format('alter table movement.%I force row level security', t);
    execute format('create policy institution on movement.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
