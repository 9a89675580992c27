-- Roster imports: what was read of a file, what it would do, and what is wrong with it. Nothing here
-- touches the people themselves until the import is applied.
alter table people.person add column department text;
-- Who came by a file may leave by a file; who was entered by hand stays until somebody says so.
alter table people.person add column imported boolean not null default false;
alter table people.post add column imported boolean not null default false;

create table people.import (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  state          text not null check (state in ('reading', 'comparing', 'ready', 'applied', 'failed')),
  files          text[] not null,
  by_person      uuid,
  by_name        text not null,
  created_at     timestamptz not null,
  -- Moved while the file is being read; an import that stands still has been broken off.
  beat_at        timestamptz not null,
  rows_read      int not null default 0,
  -- The revision of the institution the comparison was made against.
  revision       bigint,
  counts         jsonb,
  failure        text,
  failure_args   text[],
  applied_at     timestamptz,
  applied_by     text,
  primary key (institution_id, id)
);
create index import_newest on people.import (institution_id, created_at desc);

create table people.import_sheet (
  institution_id uuid not null,
  import_id      uuid not null,
  sheet_no       int not null,
  file           text not null,
  name           text not null,
  -- student, staff, class, room; null when its heading was not recognised.
  entity         text check (entity in ('student', 'staff', 'class', 'room')),
  heading_row    int not null,
  -- [{"heading": "学号", "field": "number"}, …] in the order of the columns; no field: not taken.
  columns        jsonb not null,
  primary key (institution_id, import_id, sheet_no),
  foreign key (institution_id, import_id) references people.import on delete cascade
);

create table people.import_row (
  institution_id uuid not null,
  import_id      uuid not null,
  sheet_no       int not null,
  row            int not null,
  entity         text not null check (entity in ('student', 'staff', 'class', 'room')),
  -- The number of a person; the path of a class or a room.
  key            text not null,
  initials       text,
  -- What the row says, cleaned, by field; a blank cell says nothing and erases nothing.
  said           jsonb not null,
  -- take; twice (an identical row is taken); also (adds a post to a row that is taken); open (two
  -- people, undecided); dropped (decided against); refused (number already of another kind); leave
  -- (no row of the file: someone who was there and is not in it).
  verdict        text not null check (verdict in ('take', 'twice', 'also', 'open', 'dropped', 'refused', 'leave')),
  id             uuid not null,
  existing       boolean not null default false,
  unit_id        uuid,
  place_id       uuid,
  outcome        text check (outcome in ('add', 'change', 'transfer', 'leave', 'same')),
  -- {"phone": ["before", "after"], …}
  changes        jsonb,
  applied_at     timestamptz,
  primary key (institution_id, import_id, sheet_no, row),
  foreign key (institution_id, import_id) references people.import on delete cascade
);
create index import_row_key on people.import_row (institution_id, import_id, entity, key);
create index import_row_id on people.import_row (institution_id, import_id, id);
create index import_row_open on people.import_row (institution_id, import_id, key) where verdict = 'open';

create table people.import_problem (
  institution_id uuid not null,
  import_id      uuid not null,
  id             uuid not null,
  kind           text not null,
  severity       text not null check (severity in ('note', 'warning', 'error')),
  sheet_no       int not null,
  row            int not null,
  heading        text,
  value          text,
  number         text,
  primary key (institution_id, import_id, id),
  foreign key (institution_id, import_id) references people.import on delete cascade
);
create index import_problem_kind on people.import_problem (institution_id, import_id, kind, sheet_no, row);

-- Which of two people under one number is the right one, and who said so.
create table people.import_decision (
  institution_id uuid not null,
  import_id      uuid not null,
  number         text not null,
  sheet_no       int not null,
  row            int not null,
  decided_by     text not null,
  decided_at     timestamptz not null,
  primary key (institution_id, import_id, number),
  foreign key (institution_id, import_id) references people.import on delete cascade
);

-- The units and places a file names, with the ids they have or will get.
create table people.import_unit (
  institution_id uuid not null,
  import_id      uuid not null,
  kind           text not null,
  college        text not null,
  grade          text not null,
  class          text not null,
  id             uuid not null,
  parent_id      uuid,
  fresh          boolean not null,
  primary key (institution_id, import_id, kind, college, grade, class),
  foreign key (institution_id, import_id) references people.import on delete cascade
);
create table people.import_place (
  institution_id uuid not null,
  import_id      uuid not null,
  kind           text not null,
  campus         text not null,
  building       text not null,
  floor          text not null,
  room           text not null,
  id             uuid not null,
  parent_id      uuid,
  fresh          boolean not null,
  primary key (institution_id, import_id, kind, campus, building, floor, room),
  foreign key (institution_id, import_id) references people.import on delete cascade
);
create table people.import_post (
  institution_id uuid not null,
  import_id      uuid not null,
  -- The row that gives the post: a member of staff, or a class.
  entity         text not null,
  key            text not null,
  number         text not null,
  kind           text not null,
  unit_id        uuid not null,
  title          text,
  primary key (institution_id, import_id, entity, key, number, kind, unit_id),
  foreign key (institution_id, import_id) references people.import on delete cascade
);

-- What a column of this institution's files means, once somebody has said it.
create table people.import_column (
  institution_id uuid not null references people.institution,
  entity         text not null,
  heading        text not null,
  field          text not null,
  primary key (institution_id, entity, heading)
);

do $$
declare t text;
begin
  foreach t in array array['import', 'import_sheet', 'import_row', 'import_problem', 'import_decision',
                           'import_unit', 'import_place', 'import_post', 'import_column'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format('alter table people.%I force row level security', t);
    execute format('create policy institution on people.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
