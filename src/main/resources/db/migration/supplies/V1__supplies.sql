-- What is in store, as a ledger that always balances, and who was given what.
create schema if not exists supplies;

create table supplies.store (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name           text not null check (length(name) between 1 and 100),
  made_at        timestamptz not null,
  closed_at      timestamptz,
  primary key (institution_id, id),
  unique (institution_id, name)
);

create table supplies.item (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name_zh        text not null check (length(name_zh) between 1 and 100),
  name_en        text check (length(name_en) between 1 and 100),
  unit_zh        text not null check (length(unit_zh) between 1 and 20),
  unit_en        text check (length(unit_en) between 1 and 20),
  -- So many are given to one who asks for them and is granted it; null for what is not.
  per_request    int check (per_request > 0),
  made_at        timestamptz not null,
  primary key (institution_id, id),
  unique (institution_id, name_zh)
);
create unique index item_on_request on supplies.item (institution_id) where per_request is not null;

-- What lies in a store: the sum of its ledger, kept so that two who take the last are decided by
-- its row, and never below nothing.
create table supplies.stock (
  institution_id uuid not null,
  store_id       uuid not null,
  item_id        uuid not null,
  amount         int not null check (amount >= 0),
  -- Promised to somebody, not handed out yet.
  reserved       int not null default 0 check (reserved >= 0),
  primary key (institution_id, store_id, item_id),
  foreign key (institution_id, store_id) references supplies.store,
  foreign key (institution_id, item_id) references supplies.item,
  check (reserved <= amount)
);

-- Every movement, from one account to another: what leaves one has come to the other, so that the
-- sum over all accounts is nothing, always. Appended; what was wrong is undone by its counterpart.
create table supplies.entry (
  institution_id uuid not null,
  id             uuid not null,
  -- The same for all entries of one movement; made by whoever sends it.
  movement_id    uuid not null,
  kind           text not null check (kind in ('receipt', 'issue', 'transfer', 'count', 'undo')),
  item_id        uuid not null,
  amount         int not null check (amount > 0),
  from_kind      text not null check (from_kind in ('store', 'person', 'supplier', 'void')),
  from_id        uuid,
  to_kind        text not null check (to_kind in ('store', 'person', 'supplier', 'void')),
  to_id          uuid,
  note           text check (length(note) <= 500),
  undoes         uuid,
  at             timestamptz not null,
  by_person      uuid,
  by_name        text not null,
  primary key (institution_id, id),
  foreign key (institution_id, item_id) references supplies.item,
  check ((from_kind in ('store', 'person')) = (from_id is not null)),
  check ((to_kind in ('store', 'person')) = (to_id is not null)),
  check ((from_kind, from_id) is distinct from (to_kind, to_id)),
  check ((kind = 'undo') = (undoes is not null)),
  unique (institution_id, undoes)
);
create unique index entry_once on supplies.entry (institution_id, movement_id, item_id, from_kind, to_kind);
create index entry_at on supplies.entry (institution_id, at);
create index entry_from on supplies.entry (institution_id, from_id, item_id);
create index entry_to on supplies.entry (institution_id, to_id, item_id);

-- Something to be given once to each: one item, or several as a kit.
create table supplies.campaign (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name_zh        text not null check (length(name_zh) between 1 and 100),
  name_en        text check (length(name_en) between 1 and 100),
  store_id       uuid not null,
  -- Null for every student.
  unit_id        uuid,
  made_at        timestamptz not null,
  made_by        text not null,
  closed_at      timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, store_id) references supplies.store,
  foreign key (institution_id, unit_id) references people.unit
);

create table supplies.part (
  institution_id uuid not null,
  campaign_id    uuid not null,
  item_id        uuid not null,
  amount         int not null check (amount > 0),
  primary key (institution_id, campaign_id, item_id),
  foreign key (institution_id, campaign_id) references supplies.campaign,
  foreign key (institution_id, item_id) references supplies.item
);

-- Somebody has had theirs: once in a campaign, whoever gave it and however often it was sent.
create table supplies.handout (
  institution_id uuid not null,
  campaign_id    uuid not null,
  person_id      uuid not null,
  movement_id    uuid not null,
  at             timestamptz not null,
  by_name        text not null,
  primary key (institution_id, campaign_id, person_id),
  foreign key (institution_id, campaign_id) references supplies.campaign,
  foreign key (institution_id, person_id) references people.person
);
create index handout_person on supplies.handout (institution_id, person_id, at);

-- Promised after a request was approved; handed out by scan, or given back when not fetched.
create table supplies.reservation (
  institution_id uuid not null,
  -- The request's id.
  id             uuid not null,
  person_id      uuid not null,
  store_id       uuid not null,
  item_id        uuid not null,
  amount         int not null check (amount > 0),
  at             timestamptz not null,
  fetched_at     timestamptz,
  given_up_at    timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, person_id) references people.person,
  foreign key (institution_id, store_id, item_id) references supplies.stock,
  check (fetched_at is null or given_up_at is null)
);
create index reservation_person on supplies.reservation (institution_id, person_id);
create index reservation_open on supplies.reservation (institution_id) where fetched_at is null and given_up_at is null;

do $$
declare t text;
begin
  foreach t in array array['store', 'item', 'stock', 'entry', 'campaign', 'part', 'handout', 'reservation'] loop
    execute format('alter table supplies.%I enable row level security', t);
    execute format('alter table supplies.%I force row level security', t);
    execute format('create policy institution on supplies.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
