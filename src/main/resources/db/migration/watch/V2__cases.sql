-- Outbreaks, their cases, and who was exposed to them. What happened is appended; how a case stands,
-- and who is a contact until when, is derived from it (the views at the end).
create schema if not exists watch;

create table watch.outbreak (
  institution_id  uuid not null references people.institution,
  id              uuid not null,
  disease         text not null check (length(disease) between 1 and 100),
  -- How many days before its onset a case infects others.
  infectious_days int not null check (infectious_days between 0 and 60),
  -- How many days a contact is followed after the last exposure.
  follow_days     int not null check (follow_days between 1 and 120),
  -- What must hold before a case is released: [{"days_since_onset": 10}, {"negative_tests": 2, "hours_apart": 24}]
  release_rules   jsonb not null default '[]' check (jsonb_typeof(release_rules) = 'array'),
  opened_by       uuid not null,
  opened_at       timestamptz not null,
  closed_by       uuid,
  closed_at       timestamptz,
  primary key (institution_id, id),
  check ((closed_at is null) = (closed_by is null))
);
create index outbreak_newest on watch.outbreak (institution_id, opened_at desc);

create table watch.illness (
  institution_id uuid not null,
  id             uuid not null,
  outbreak_id    uuid not null,
  -- Of the roll, or known by a label of a line list only; never by a name that was typed.
  person_id      uuid,
  label          text check (length(label) between 1 and 60),
  onset_on       date,
  sampled_on     date,
  reported_on    date,
  sex            text check (sex in ('M', 'F')),
  age            numeric(4, 1) check (age between 0 and 130),
  place          text check (length(place) <= 200),
  unit           text check (length(unit) <= 100),
  -- Who infected it: another case of this outbreak. A label that is nobody's yet is kept.
  infector_id    uuid,
  infector_label text check (length(infector_label) <= 60),
  added_by       uuid,
  added_at       timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, outbreak_id) references watch.outbreak,
  foreign key (institution_id, infector_id) references watch.illness,
  foreign key (institution_id, person_id) references people.person,
  check (num_nonnulls(person_id, label) >= 1),
  check (infector_id <> id)
);
create unique index illness_person on watch.illness (institution_id, outbreak_id, person_id);
create unique index illness_label on watch.illness (institution_id, outbreak_id, label);
create index illness_of_person on watch.illness (institution_id, person_id);

-- Suspected, confirmed, and how it ended. Of two who turn a case at once one finds the number taken.
create table watch.case_turn (
  institution_id uuid not null,
  illness_id     uuid not null,
  n              int not null check (n >= 1),
  state          text not null check (state in ('suspected', 'confirmed', 'recovered', 'excluded', 'died')),
  -- Null where a line list does not say when.
  turned_on      date,
  test           text check (test in ('pcr', 'antigen', 'antibody', 'clinical', 'link')),
  -- Sealed.
  evidence       text,
  by_id          uuid,
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, illness_id, n),
  foreign key (institution_id, illness_id) references watch.illness
);

create table watch.observation (
  institution_id uuid not null,
  id             uuid not null,
  illness_id     uuid not null,
  observed_at    timestamptz not null,
  temperature    numeric(3, 1) check (temperature between 34 and 43),
  negative       boolean,
  -- Sealed.
  words          text,
  by_id          uuid,
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, illness_id) references watch.illness,
  check (num_nonnulls(temperature, negative, words) >= 1)
);
create index observation_of on watch.observation (institution_id, illness_id, observed_at desc);

create table watch.exposure (
  institution_id uuid not null,
  id             uuid not null,
  outbreak_id    uuid not null,
  -- The case that somebody was exposed to.
  illness_id     uuid not null,
  person_id      uuid,
  label          text check (length(label) between 1 and 60),
  kind           text not null check (kind in ('room', 'floor', 'class', 'meal', 'journey', 'named', 'imported')),
  first_on       date,
  last_on        date,
  -- Sealed: where it was.
  words          text,
  by_id          uuid,
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, outbreak_id) references watch.outbreak,
  foreign key (institution_id, illness_id) references watch.illness,
  foreign key (institution_id, person_id) references people.person,
  check (num_nonnulls(person_id, label) = 1),
  check (last_on >= first_on)
);
-- The same exposure sent again, by a second tap or a second import, is the same exposure.
create unique index exposure_once on watch.exposure
  (institution_id, illness_id, kind, person_id, label, first_on, last_on) nulls not distinct;
create index exposure_outbreak on watch.exposure (institution_id, outbreak_id);
create index exposure_person on watch.exposure (institution_id, person_id);

-- Who was at a common source, ill or not, and what each had of it: {"tira": true, "pork": false}.
create table watch.attendee (
  institution_id uuid not null,
  outbreak_id    uuid not null,
  label          text not null check (length(label) between 1 and 60),
  ill            boolean not null,
  had            jsonb not null,
  primary key (institution_id, outbreak_id, label),
  foreign key (institution_id, outbreak_id) references watch.outbreak
);

-- A file that was sent and not applied yet; sealed as a whole.
create table watch.line_file (
  institution_id uuid not null,
  id             uuid not null,
  outbreak_id    uuid not null,
  kind           text not null check (kind in ('cases', 'contacts')),
  name           text not null,
  lines          text not null,
  by_id          uuid,
  at             timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, outbreak_id) references watch.outbreak
);

do $$
declare t text;
begin
  foreach t in array array['outbreak', 'illness', 'case_turn', 'observation', 'exposure', 'attendee', 'line_file'] loop
    execute format('alter table watch.%I enable row level security', t);
    execute format('alter table watch.%I force row level security', t);
    execute format('create policy institution on watch.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;

-- Each case as it stands now.
create view watch.case_now with (security_invoker = true) as
select i.*, t.n, t.state, t.turned_on, t.at as turned_at
  from watch.illness i
  join lateral (select n, state, turned_on, at from watch.case_turn
                 where institution_id = i.institution_id and illness_id = i.id
                 order by n desc limit 1) t on true;

-- Each contact of an outbreak once: everybody exposed to a case that was not excluded, who is no
-- case there themselves. An excluded case frees its contacts, a new exposure extends them.
create view watch.contact_now with (security_invoker = true) as
select e.institution_id, e.outbreak_id, e.person_id, e.label,
       min(e.first_on) as first_on, max(e.last_on) as last_on,
       max(e.last_on) + o.follow_days as until_on, o.follow_days,
       bool_or(c.state <> 'suspected') as of_confirmed,
       bool_or(c.state = 'suspected') as of_suspected,
       count(distinct e.illness_id) as cases
  from watch.exposure e
  join watch.outbreak o
    on o.institution_id = e.institution_id and o.id = e.outbreak_id and o.closed_at is null
  join watch.case_now c
    on c.institution_id = e.institution_id and c.id = e.illness_id and c.state <> 'excluded'
 where e.last_on is not null
   and not exists (select from watch.case_now k
                    where k.institution_id = e.institution_id and k.outbreak_id = e.outbreak_id
                      and k.state <> 'excluded' and k.person_id = e.person_id)
   -- Two conditions rather than one with "or": each is found by its index.
   and not exists (select from watch.case_now k
                    where k.institution_id = e.institution_id and k.outbreak_id = e.outbreak_id
                      and k.state <> 'excluded' and k.label = e.label)
 group by e.institution_id, e.outbreak_id, e.person_id, e.label, o.follow_days;
