-- Where a member of staff says they are, and whether they do their work: who does not, and for whom
-- nobody stands in, leaves a gap in the chain. Appended; the newest that covers a day holds.
create table people.readiness (
  institution_id uuid not null,
  person_id      uuid not null,
  id             uuid not null,
  -- From the first to the last day, both included; null for until further notice.
  from_on        date not null,
  until          date,
  works          boolean not null,
  whereabouts    text not null check (whereabouts in ('campus', 'town', 'away')),
  region         text check (region ~ '^[0-9]{6}$'),
  -- Keeps to their own room until the last day.
  isolating      boolean not null default false,
  -- From being called to being on campus; null for one who cannot be recalled.
  hours_away     int check (hours_away between 0 and 240),
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, person_id, id),
  foreign key (institution_id, person_id) references people.person,
  check (until is null or until >= from_on),
  check (not isolating or hours_away is null)
);
alter table people.readiness enable row level security;
alter table people.readiness force row level security;
create policy institution on people.readiness
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
-- From a class up to whose charge it is in.
create index unit_parent on people.unit (institution_id, parent_id);
