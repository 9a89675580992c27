-- Returns to those above: counts of agreed figures, signed, numbered, sent.

-- What the institution signs with; the private half is sealed.
create table situation.signing_key (
  institution_id uuid primary key,
  public_key     bytea not null,
  private_key    text not null check (private_key like 'sealed:%'),
  at             timestamptz not null
);

-- To whom returns go, and what was agreed with them.
create table situation.superior (
  institution_id uuid not null,
  id             uuid not null,
  name           text not null check (name <> '' and length(name) <= 100),
  -- What the institution is called there.
  our_code       text not null check (our_code ~ '^[A-Za-z0-9_-]{2,32}$'),
  -- Null where there is no line: the signed file is carried there by hand.
  address        text check (length(address) <= 500),
  token          text check (token like 'sealed:%'),
  figures        text[] not null check (cardinality(figures) between 1 and 100),
  -- The institution's hour at which the day's return is made and sent.
  sends_at       time not null,
  -- When that hour was set: hours before it were nobody's promise.
  sends_since    timestamptz not null,
  made_by        uuid not null,
  made_at        timestamptz not null,
  retired_at     timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, made_by) references people.person,
  check ((address is null) = (token is null))
);

-- A return as it was signed; it never changes. A correction is the next of the day.
create table situation.upward_return (
  institution_id uuid not null,
  superior_id    uuid not null,
  day            date not null,
  n              int not null check (n > 0),
  as_of          timestamptz not null,
  made_at        timestamptz not null,
  -- Null where Muster itself made it at its hour.
  by_name        text,
  -- The signed file, and its SHA-256.
  file           text not null,
  hash           bytea not null,
  -- How many of the agreed figures were not known.
  gaps           int not null check (gaps >= 0),
  -- When it was there, and by whom it was carried; by nobody where it went by the line.
  delivered_at   timestamptz,
  delivered_by   text,
  primary key (institution_id, superior_id, day, n),
  foreign key (institution_id, superior_id) references situation.superior,
  check (delivered_by is null or delivered_at is not null)
);
create index upward_return_undelivered on situation.upward_return (institution_id, day)
  where delivered_at is null;

create table situation.upward_attempt (
  institution_id uuid not null,
  superior_id    uuid not null,
  day            date not null,
  n              int not null,
  id             uuid not null,
  at             timestamptz not null,
  by_name        text,
  outcome        text not null check (outcome in ('accepted', 'refused', 'unreached')),
  status         int,
  -- What the other end said, or which word of ours says why it was not reached.
  answer         text not null check (length(answer) <= 300),
  primary key (institution_id, superior_id, day, n, id),
  foreign key (institution_id, superior_id, day, n) references situation.upward_return
);

do $$
declare t text;
begin
  foreach t in array array['signing_key', 'superior', 'upward_return', 'upward_attempt'] loop
    execute format('alter table situation.%I enable row level security', t);
    execute format('alter table situation.%I force row level security', t);
    execute format('create policy institution on situation.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
