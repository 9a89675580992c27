-- Lists of people that left the program: who took them, and who agreed to the large ones.
-- No foreign keys: the ledger outlives whoever it names.
create table people.export (
  institution_id uuid not null,
  id             uuid not null,
  -- What the list carries, seen and unseen, so that whoever finds it learns whose it was.
  mark           text not null check (mark ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  -- Null for a token that belongs to nobody; its name is then all there is.
  taker_id       uuid,
  taker_name     text not null,
  taker_number   text,
  kind           text not null,
  -- Without the words that were searched for: they may be a name.
  address        text not null,
  people         int not null check (people >= 0),
  at             timestamptz not null,
  agreed_by      text,
  primary key (institution_id, id),
  unique (institution_id, mark)
);
create index export_taker on people.export (institution_id, taker_id, at);
alter table people.export enable row level security;
alter table people.export force row level security;
-- Append-only even for the owner of the table, as the trail is.
create policy reading on people.export for select
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
create policy adding on people.export for insert
  with check (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);

-- What stands now between somebody and a large list; what was asked and decided before is on the trail.
create table people.export_request (
  institution_id uuid not null,
  id             uuid not null,
  taker_id       uuid,
  taker_name     text not null,
  taker_number   text,
  kind           text not null,
  address        text not null,
  -- Words were searched for; only the fingerprint knows them.
  words          boolean not null,
  -- Keyed, over the whole address: an agreement is for that list and no other.
  fingerprint    bytea not null,
  people         int not null,
  wanted_at      timestamptz not null,
  asked_at       timestamptz,
  reason         text check (length(reason) between 10 and 500),
  agreed         boolean,
  decided_at     timestamptz,
  decider_id     uuid,
  decider_name   text,
  primary key (institution_id, id),
  unique nulls not distinct (institution_id, taker_id, taker_name, fingerprint),
  check (num_nonnulls(asked_at, reason) in (0, 2)),
  check (num_nonnulls(agreed, decided_at, decider_id, decider_name) in (0, 4)),
  check (decided_at is null or asked_at is not null),
  constraint export_request_second_person check (decider_id <> taker_id)
);
create index export_request_waiting on people.export_request (institution_id, asked_at)
  where asked_at is not null and decided_at is null;
alter table people.export_request enable row level security;
alter table people.export_request force row level security;
create policy institution on people.export_request
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
