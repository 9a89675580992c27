-- Institutions, units, places, persons, posts. Every key begins with the institution; row-level
-- security (at the end) holds even for the owner of the tables.
create schema if not exists people;

create table people.institution (
  id         uuid primary key,
  code       text not null unique check (code ~ '^[A-Za-z0-9_-]{2,32}$'),
  name       text not null check (length(name) between 1 and 200),
  zone       text not null,
  -- A day begins at this hour of the institution's zone: what is said at 01:30 may belong to yesterday.
  day_begins time not null default '00:00',
  -- Raised by every change of the trees; a round keeps the revision it was opened on.
  revision   bigint not null default 1,
  created_at timestamptz not null
);

create table people.unit (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  parent_id      uuid,
  kind           text not null check (kind in ('university', 'college', 'grade', 'class')),
  name           text not null,
  closed_at      timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, parent_id) references people.unit,
  unique nulls not distinct (institution_id, parent_id, name)
);

create table people.place (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  parent_id      uuid,
  kind           text not null check (kind in ('campus', 'building', 'floor', 'room')),
  name           text not null,
  beds           int check (beds >= 0),
  purpose        text check (purpose in ('men', 'women', 'isolation', 'other')),
  closed_at      timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, parent_id) references people.place,
  unique nulls not distinct (institution_id, parent_id, name)
);

create table people.person (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  number         text not null,
  kind           text not null check (kind in ('student', 'staff')),
  name           text not null,
  -- Pinyin initials, "zs" for Zhang San: how people search.
  initials       text not null,
  sex            text check (sex in ('M', 'F')),
  ethnicity      text,
  political      text,
  major          text,
  phone          text,
  email          text,
  -- GB/T 2260 division codes; null is unknown.
  origin         text check (origin ~ '^[0-9]{6}$'),
  destination    text check (destination ~ '^[0-9]{6}$'),
  staying        boolean not null default false,
  guardian       text,
  guardian_phone text,
  note           text,
  joined_at      timestamptz not null,
  left_at        timestamptz,
  primary key (institution_id, id),
  unique (institution_id, number)
);
create index person_initials on people.person (institution_id, initials text_pattern_ops);
create index person_name on people.person (institution_id, name text_pattern_ops);

-- Where a student belongs, and where they live, from when to when; a transfer closes one row and
-- opens the next. For staff the membership is their college.
create table people.membership (
  institution_id uuid not null,
  person_id      uuid not null,
  unit_id        uuid not null,
  from_at        timestamptz not null,
  to_at          timestamptz,
  primary key (institution_id, person_id, from_at),
  foreign key (institution_id, person_id) references people.person,
  foreign key (institution_id, unit_id) references people.unit,
  check (to_at is null or to_at >= from_at)
);
create unique index membership_now on people.membership (institution_id, person_id) where to_at is null;
create index membership_unit on people.membership (institution_id, unit_id) where to_at is null;

create table people.residence (
  institution_id uuid not null,
  person_id      uuid not null,
  place_id       uuid not null,
  from_at        timestamptz not null,
  to_at          timestamptz,
  primary key (institution_id, person_id, from_at),
  foreign key (institution_id, person_id) references people.person,
  foreign key (institution_id, place_id) references people.place,
  check (to_at is null or to_at >= from_at)
);
create unique index residence_now on people.residence (institution_id, person_id) where to_at is null;
create index residence_place on people.residence (institution_id, place_id) where to_at is null;

-- A post in the chain. unit_id is what is in its charge; the university's root for the whole.
create table people.post (
  institution_id uuid not null,
  id             uuid not null,
  person_id      uuid not null,
  kind           text not null check (kind in ('working_group', 'data_team', 'chief_counsellor',
                   'counsellor', 'class_leader', 'logistics', 'counselling', 'aid', 'careers',
                   'publicity', 'clinic')),
  unit_id        uuid not null,
  title          text,
  from_on        date not null,
  to_on          date,
  primary key (institution_id, id),
  foreign key (institution_id, person_id) references people.person,
  foreign key (institution_id, unit_id) references people.unit,
  check (to_on is null or to_on >= from_on)
);
create unique index post_once on people.post (institution_id, person_id, kind, unit_id) where to_on is null;
create index post_unit on people.post (institution_id, unit_id);

-- Someone does a post's work between two days, both included.
create table people.stand_in (
  institution_id uuid not null,
  id             uuid not null,
  post_id        uuid not null,
  person_id      uuid not null,
  from_on        date not null,
  to_on          date not null,
  primary key (institution_id, id),
  foreign key (institution_id, post_id) references people.post,
  foreign key (institution_id, person_id) references people.person,
  check (to_on >= from_on)
);
create index stand_in_person on people.stand_in (institution_id, person_id);

-- The trees as they stood at a revision, numbered in depth-first order: the descendants of a node
-- are those whose position lies in (position, last]. Written once, when a round first needs it.
create table people.tree_node (
  institution_id uuid not null references people.institution,
  revision       bigint not null,
  tree           text not null check (tree in ('units', 'places')),
  id             uuid not null,
  parent_id      uuid,
  kind           text not null,
  name           text not null,
  position       int not null,
  last           int not null,
  primary key (institution_id, revision, tree, id),
  check (last >= position)
);

-- The door for other rooms' set-based SQL: everybody who is a student now, with unit and room.
create view people.student with (security_invoker = true) as
select p.institution_id, p.id, p.number, p.name, p.initials, p.sex, p.origin, p.destination,
       p.staying, p.phone, p.political, m.unit_id, r.place_id
  from people.person p
  left join people.membership m
    on m.institution_id = p.institution_id and m.person_id = p.id and m.to_at is null
  left join people.residence r
    on r.institution_id = p.institution_id and r.person_id = p.id and r.to_at is null
 where p.kind = 'student' and p.left_at is null;

do $$
declare t text;
begin
  foreach t in array array['unit', 'place', 'person', 'membership', 'residence', 'post', 'stand_in', 'tree_node'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format('alter table people.%I force row level security', t);
    execute format('create policy institution on people.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
