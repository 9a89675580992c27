-- The sum of all units, so that the whole is read without them.
alter table situation.kept add column total int not null default 0;
alter table situation.kept_room add column total int not null default 0;

-- A count that is unusual, or a cluster; until somebody says what it was.
create table situation.warning (
  institution_id uuid not null,
  id             uuid not null,
  measure        text not null,
  -- The unit or place it is about; of a cluster the middle, and all of it in zone.
  spot           uuid not null,
  spot_kind      text not null,
  spot_name      text not null,
  zone           uuid[] not null,
  -- Whose it is: who answers for this unit acknowledges it.
  unit_id        uuid not null,
  method         text not null check (method in ('rule', 'c1', 'c2', 'c3', 'farrington', 'scan')),
  day            date not null,
  observed       int not null,
  expected       numeric not null,
  upper          numeric not null,
  -- How often the method calls where nothing happens: the share of days; of a scan, of scans.
  chance         numeric not null check (chance between 0 and 1),
  -- Counted while the day went on.
  preliminary    boolean not null,
  raised_at      timestamptz not null,
  due_at         timestamptz not null,
  -- The last day on which it was still so.
  last_on        date not null,
  settled_at     timestamptz,
  settled_by     uuid,
  settled_name   text,
  outcome        text check (outcome in ('real', 'not-real', 'unclear')),
  -- Sealed.
  words          text,
  primary key (institution_id, id),
  foreign key (institution_id, unit_id) references people.unit,
  check ((settled_at is null) = (outcome is null)),
  check ((settled_at is null) = (words is null)),
  check (words like 'sealed:%')
);
-- One at a time of a measure and a spot, however often it is looked at.
create unique index warning_open on situation.warning (institution_id, measure, spot)
  where settled_at is null;
create index warning_newest on situation.warning (institution_id, raised_at desc);
create index warning_spot on situation.warning (institution_id, measure, spot, settled_at);

alter table situation.warning enable row level security;
alter table situation.warning force row level security;
create policy institution on situation.warning
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
