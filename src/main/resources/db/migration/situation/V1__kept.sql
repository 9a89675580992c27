-- Figures as they stood at any moment. Appended when they change; there are policies for reading and
-- adding only, so that a change touches no row, even for the owner of the tables.
create schema if not exists situation;

-- By class. Counts of units are of nobody, and stay.
create table situation.kept (
  institution_id uuid not null,
  key            text not null check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  day            date not null,
  since          timestamptz not null,
  -- True where all units that have any are in it; the others hold what changed since the row before.
  whole          boolean not null,
  -- Of the trees that it is summed up by.
  revision       bigint not null,
  spots          uuid[] not null,
  counts         int[] not null,
  primary key (institution_id, key, day, since),
  check (cardinality(spots) = cardinality(counts))
);
create index kept_day on situation.kept (institution_id, day);

-- By room. A room is few people, so that its counts are destroyed after their time.
create table situation.kept_room (
  institution_id uuid not null,
  key            text not null check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  day            date not null,
  since          timestamptz not null,
  whole          boolean not null,
  revision       bigint not null,
  spots          uuid[] not null,
  counts         int[] not null,
  primary key (institution_id, key, day, since),
  check (cardinality(spots) = cardinality(counts))
);

do $$
declare t text;
begin
  foreach t in array array['kept', 'kept_room'] loop
    execute format('alter table situation.%I enable row level security', t);
    execute format('alter table situation.%I force row level security', t);
    execute format('create policy reading on situation.%I for select using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
    execute format('create policy adding on situation.%I for insert with check (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
create policy destroying on situation.kept_room for delete using (institution_id =
  nullif(current_setting('muster.institution', true), '')::uuid);
