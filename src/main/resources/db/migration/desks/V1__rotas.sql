-- Who is on call, when, and what they hand over.
create schema if not exists desks;

-- For the rule that nobody has two shifts of a rota at a time; a trusted extension, which the
-- database's owner may make.
create extension if not exists btree_gist schema desks;

create table desks.rota (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name_zh        text not null check (length(name_zh) between 1 and 100),
  name_en        text check (length(name_en) between 1 and 100),
  what_for       text not null check (length(what_for) between 1 and 500),
  phone          text check (length(phone) between 3 and 40),
  place          text check (length(place) between 1 and 100),
  -- Whom it serves; who answers for this unit keeps it.
  unit_id        uuid not null,
  -- Around the clock: so many shifts of the same length, the first from this time of day on.
  shifts_per_day int not null check (shifts_per_day in (1, 2, 3, 4)),
  begins         time not null,
  -- Who is told when nobody will be on call.
  owner_id       uuid not null,
  made_at        timestamptz not null,
  closed_at      timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, unit_id) references people.unit,
  foreign key (institution_id, owner_id) references people.person
);

create table desks.member (
  institution_id uuid not null,
  rota_id        uuid not null,
  person_id      uuid not null,
  -- Their turn.
  position       int not null,
  primary key (institution_id, rota_id, person_id),
  foreign key (institution_id, rota_id) references desks.rota,
  foreign key (institution_id, person_id) references people.person
);
create index member_person on desks.member (institution_id, person_id);

create table desks.shift (
  institution_id uuid not null,
  id             uuid not null,
  rota_id        uuid not null,
  person_id      uuid not null,
  start_at       timestamptz not null,
  end_at         timestamptz not null,
  -- Raised by each change of person: calendars know by it which is the newer.
  sequence       int not null default 0,
  changed_at     timestamptz not null,
  primary key (institution_id, id),
  -- A slot is one person's; planning a span again fills what is empty and changes nothing else.
  unique (institution_id, rota_id, start_at),
  foreign key (institution_id, rota_id) references desks.rota,
  foreign key (institution_id, person_id) references people.person,
  check (end_at > start_at),
  exclude using gist (institution_id with =, rota_id with =, person_id with =,
                      tstzrange(start_at, end_at) with &&)
);
create index shift_person on desks.shift (institution_id, person_id, start_at);
create index shift_end on desks.shift (institution_id, end_at);

-- A shift offered to one colleague, or to all of the rota. It stays as it ended.
create table desks.offer (
  institution_id uuid not null,
  id             uuid not null,
  shift_id       uuid not null,
  by_id          uuid not null,
  to_id          uuid,
  at             timestamptz not null,
  taken_by       uuid,
  taken_at       timestamptz,
  withdrawn_at   timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, shift_id) references desks.shift,
  check ((taken_by is null) = (taken_at is null)),
  check (taken_at is null or withdrawn_at is null)
);
create unique index offer_open on desks.offer (institution_id, shift_id)
  where taken_at is null and withdrawn_at is null;

-- What whoever goes tells whoever comes.
create table desks.note (
  institution_id uuid not null,
  shift_id       uuid not null,
  -- Sealed: it may be about a student.
  text           text not null,
  by_id          uuid not null,
  at             timestamptz not null,
  read_by        uuid,
  read_at        timestamptz,
  primary key (institution_id, shift_id),
  foreign key (institution_id, shift_id) references desks.shift,
  check ((read_by is null) = (read_at is null))
);

-- The secret part of somebody's calendar address: a new one makes the old address worthless.
create table desks.feed (
  institution_id uuid not null,
  person_id      uuid not null,
  id             uuid not null,
  at             timestamptz not null,
  primary key (institution_id, person_id),
  foreign key (institution_id, person_id) references people.person
);

do $$
declare t text;
begin
  foreach t in array array['rota', 'member', 'shift', 'offer', 'note', 'feed'] loop
    execute format('alter table desks.%I enable row level security', t);
    execute format('alter table desks.%I force row level security', t);
    execute format('create policy institution on desks.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
