-- Bureaus' own workbooks: uploaded once, their cells mapped once, filled from figures every day.
create table situation.blank (
  institution_id uuid not null,
  id             uuid not null,
  name           text not null check (name <> '' and length(name) <= 100),
  file_name      text not null,
  bytes          bytea not null,
  made_by        uuid not null,
  made_at        timestamptz not null,
  -- The institution's hour at which it is filled by itself; null where only by hand.
  fills_at       time,
  -- When that hour was set: hours before it were nobody's promise.
  fills_since    timestamptz,
  retired_at     timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, made_by) references people.person,
  check ((fills_at is null) = (fills_since is null))
);

-- What a cell is filled with. A column mapped at once is as many rows, so that each can be undone.
create table situation.blank_cell (
  institution_id uuid not null,
  blank_id       uuid not null,
  sheet_n        int not null check (sheet_n >= 0),
  row_n          int not null check (row_n >= 0),
  column_n       int not null check (column_n >= 0),
  kind           text not null check (kind in ('figure', 'list', 'day', 'institution', 'number')),
  -- One figure, or of a list those of its columns.
  figures        text[] not null,
  along          text not null check (along in ('units', 'places')),
  -- The unit or place; null for the whole institution.
  spot_id        uuid,
  -- Of a list: what kind of unit or place is listed.
  below          text not null,
  which_day      text not null check (which_day in ('same', 'before', 'change')),
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, blank_id, sheet_n, row_n, column_n),
  foreign key (institution_id, blank_id) references situation.blank,
  check ((kind in ('figure', 'list')) = (cardinality(figures) > 0))
);

-- What left: the workbook itself, and each value with what it counts.
create table situation.filled (
  institution_id uuid not null,
  blank_id       uuid not null,
  day            date not null,
  n              int not null check (n > 0),
  as_of          timestamptz not null,
  filled_at      timestamptz not null,
  -- Null where Muster itself filled it at its hour.
  by_name        text,
  bytes          bytea not null,
  cells          jsonb not null,
  -- Cells that stayed empty because the figure was not known.
  gaps           int not null,
  -- Formulas that are worked out only when the file is opened.
  unworked       int not null,
  -- Who let it go with its gaps.
  settled_at     timestamptz,
  settled_by     text,
  primary key (institution_id, blank_id, day, n),
  foreign key (institution_id, blank_id) references situation.blank
);

do $$
declare t text;
begin
  foreach t in array array['blank', 'blank_cell', 'filled'] loop
    execute format('alter table situation.%I enable row level security', t);
    execute format('alter table situation.%I force row level security', t);
    execute format('create policy institution on situation.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
