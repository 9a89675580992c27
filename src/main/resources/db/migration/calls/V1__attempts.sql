-- Attempts to reach people, what is being typed about one, and whose call it is.
create schema if not exists calls;

-- One attempt, appended. Its id is a UUIDv7: the key finds the newest of a person.
create table calls.attempt (
  institution_id uuid not null,
  person_id      uuid not null,
  id             uuid not null,
  -- Why, and about what; both null for a call that nothing asked for.
  cause          text check (length(cause) <= 40),
  subject        uuid,
  whom           text not null check (whom in ('self', 'class_leader', 'room_mate', 'parent')),
  means          text not null check (means in ('phone', 'visit', 'message', 'other')),
  outcome        text not null check (outcome in ('reached_well', 'reached_issue', 'no_answer',
                   'wrong_number', 'refused')),
  -- Sealed.
  note           text,
  -- From the card's appearing to its logging, where it was known.
  seconds        int check (seconds between 0 and 7200),
  by_person      uuid,
  by_name        text not null,
  at             timestamptz not null,
  submission     text not null check (length(submission) between 1 and 100),
  primary key (institution_id, person_id, id),
  -- The client's own key: the same submission twice is one attempt.
  unique (institution_id, submission)
);
-- For how long calls take, and for what is old enough to be destroyed.
create index attempt_at on calls.attempt (institution_id, at);

-- What somebody is typing about a person, until it is logged.
create table calls.draft (
  institution_id uuid not null,
  person_id      uuid not null,
  author_id      uuid not null,
  -- The form's fields as JSON, sealed.
  fields         text not null,
  at             timestamptz not null,
  primary key (institution_id, person_id, author_id)
);

-- Between two days, both included, a person's calls are somebody's who was given them.
create table calls.assignment (
  institution_id uuid not null,
  person_id      uuid not null,
  id             uuid not null,
  caller_id      uuid not null,
  caller_name    text not null,
  from_on        date not null,
  to_on          date not null,
  by_person      uuid,
  by_name        text not null,
  at             timestamptz not null,
  -- Taken back, or overtaken by a later one.
  ended_at       timestamptz,
  primary key (institution_id, person_id, id),
  check (to_on >= from_on)
);
create unique index assignment_standing on calls.assignment (institution_id, person_id)
  where ended_at is null;
create index assignment_caller on calls.assignment (institution_id, caller_id) where ended_at is null;

create table calls.setting (
  institution_id uuid not null primary key references people.institution,
  hours_per_day  numeric(3, 1) not null check (hours_per_day between 0.5 and 12),
  minutes        numeric(3, 1) not null check (minutes between 1 and 60)
);

do $$
declare t text;
begin
  foreach t in array array['attempt', 'draft', 'assignment', 'setting'] loop
    execute format('alter table calls.%I enable row level security', t);
    execute format('alter table calls.%I force row level security', t);
    execute format('create policy institution on calls.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
