-- Under which names an institution is reached. Without row-level security, as accounts: the name is
-- looked up to learn the institution before any can be in force. No foreign key: an institution that
-- lives elsewhere keeps its names here, so that people are sent on.
create table people.host (
  institution_id uuid not null,
  name           text not null unique
    check (length(name) <= 253 and name ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$'),
  since          timestamptz not null,
  primary key (institution_id, name)
);

-- Institutions that live in another cell, and its address: no rows of theirs are here.
create table people.elsewhere (
  id      uuid primary key,
  code    text not null unique check (code ~ '^[A-Za-z0-9_-]{2,32}$'),
  name    text not null check (length(name) between 1 and 200),
  address text not null check (address ~ '^https?://[A-Za-z0-9.:\[\]-]+$'),
  since   timestamptz not null
);

-- While it is held nothing of it is read or written here, so that it can be moved as one.
alter table people.institution add column held_at timestamptz;
-- When it came here from another program.
alter table people.institution add column arrived_at timestamptz;
-- Those of it see figures of all institutions, and say under which names these are reached.
alter table people.institution add column oversees boolean not null default false;

-- Keys by which links that another program made for this institution are believed here.
create table people.link_key (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  purpose        text not null,
  key            text not null constraint link_key_sealed check (key like 'sealed:%'),
  at             timestamptz not null,
  primary key (institution_id, id)
);
alter table people.link_key enable row level security;
alter table people.link_key force row level security;
create policy institution on people.link_key
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
