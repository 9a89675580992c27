-- What each institution's day came to, counted every few seconds: figures only, so that whoever
-- oversees all of them reads one table. No row-level security: it is read over institutions, has no
-- person in it, and its reader is checked by the room.
create schema if not exists province;

create table province.figure (
  institution_id uuid not null,
  day            date not null,
  -- The address of the cell that counted it; empty for this one.
  cell           text not null,
  code           text not null,
  name           text not null,
  -- Null where no round was opened that day.
  opened_at      timestamptz,
  due_at         timestamptz,
  closed_at      timestamptz,
  roll           int not null,
  reported       int not null,
  proxy          int not null,
  excused        int not null,
  unreachable    int not null,
  at             timestamptz not null,
  primary key (institution_id, day),
  check (reported >= 0 and proxy >= 0 and excused >= 0 and unreachable >= 0
         and reported + proxy + excused + unreachable <= roll)
);
create index figure_day on province.figure (day);

-- The other cells that figures are fetched from, each with a token of its own.
create table province.cell (
  institution_id uuid not null references people.institution,
  address        text not null check (address ~ '^https?://[A-Za-z0-9.:\[\]-]+$'),
  token          text not null constraint cell_token_sealed check (token like 'sealed:%'),
  asked_at       timestamptz,
  answered_at    timestamptz,
  -- The code of what went wrong when it was asked last; null when it answered.
  problem        text,
  primary key (institution_id, address)
);
alter table province.cell enable row level security;
alter table province.cell force row level security;
create policy institution on province.cell
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
