-- Handed out by a scan outside a campaign: of one thing once a day to each, unless it is said that
-- it is meant to be more.
create table supplies.issue (
  institution_id uuid not null,
  -- The scan's own, made on the phone, and the movement's in the ledger.
  movement_id    uuid not null,
  item_id        uuid not null,
  person_id      uuid not null,
  day            date not null,
  more           boolean not null,
  at             timestamptz not null,
  by_name        text not null,
  primary key (institution_id, movement_id),
  foreign key (institution_id, item_id) references supplies.item,
  foreign key (institution_id, person_id) references people.person
);
create unique index issue_once on supplies.issue (institution_id, person_id, item_id, day)
  where not more;
alter table supplies.issue enable row level security;
alter table supplies.issue force row level security;
create policy institution on supplies.issue using (institution_id =
  nullif(current_setting('muster.institution', true), '')::uuid);
