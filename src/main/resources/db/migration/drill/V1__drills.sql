-- Drills: a pack played on a made-up copy of the institution. What is kept here is how it went; the
-- copy itself is an institution of its own and is taken away when the review is written.
create schema if not exists drill;

create table drill.drill (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  scenario       jsonb not null,
  state          text not null check (state in ('waiting', 'playing', 'done', 'stopped', 'failed')),
  day            date not null,
  -- The copy, while there is one.
  copy_id        uuid,
  -- The played moment it has come to.
  reached        timestamptz,
  started_at     timestamptz not null,
  started_by     text not null,
  -- The language its people are named in.
  language       text not null,
  ended_at       timestamptz,
  review         jsonb,
  primary key (institution_id, id),
  check ((state in ('waiting', 'playing')) = (ended_at is null)),
  check (state <> 'done' or review is not null)
);
-- One at a time: a drill takes a good part of the machine.
create unique index drill_running on drill.drill (institution_id) where ended_at is null;

-- How everybody stood at a played moment.
create table drill.count (
  institution_id uuid not null,
  drill_id       uuid not null,
  at             timestamptz not null,
  roll           int not null,
  reported       int not null,
  proxy          int not null,
  excused        int not null,
  unreachable    int not null,
  calls          int not null,
  answered       int not null,
  primary key (institution_id, drill_id, at),
  foreign key (institution_id, drill_id) references drill.drill
);

do $$
declare t text;
begin
  foreach t in array array['drill', 'count'] loop
    execute format('alter table drill.%I enable row level security', t);
    execute format('alter table drill.%I force row level security', t);
    execute format('create policy institution on drill.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
