-- Watch lists: rules, who is on them and why, until when.
create schema if not exists watch;

create table watch.list (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name_zh        text not null check (length(name_zh) between 1 and 80),
  name_en        text check (length(name_en) between 1 and 120),
  -- Who belongs on it, as an audience: every criterion met by one of its values. Null: by hand only.
  criteria       jsonb,
  layer          text not null check (layer in ('attention', 'close', 'isolation', 'hospital')),
  -- Somebody speaks to each of them so often, by this hour of the day.
  every_days     int not null check (every_days between 1 and 14),
  by_hour        time not null,
  -- So long the rule must have been false before they leave it.
  keep_days      int not null check (keep_days between 0 and 60),
  state          text not null check (state in ('draft', 'live', 'ended')),
  -- Asked for by a stage of an operation's pack, under this code.
  operation_id   uuid,
  code           text,
  created_by     text not null,
  created_at     timestamptz not null,
  live_at        timestamptz,
  ended_at       timestamptz,
  primary key (institution_id, id),
  check ((state = 'draft') = (live_at is null)),
  check ((state = 'ended') = (ended_at is not null)),
  check ((operation_id is null) = (code is null))
);
create unique index list_of_pack on watch.list (institution_id, operation_id, code)
  where state = 'live' and operation_id is not null;

-- Somebody's time on a list.
create table watch.entry (
  institution_id uuid not null,
  person_id      uuid not null,
  id             uuid not null,
  list_id        uuid not null,
  -- The rule as it was at entry; null for who was put on it by hand, with the words why, sealed.
  criteria       jsonb,
  why            text,
  layer          text not null check (layer in ('attention', 'close', 'isolation', 'hospital')),
  -- Named to follow up instead of who answers for the person.
  owner_id       uuid,
  entered_at     timestamptz not null,
  entered_by     text,
  -- The last day on which the rule was true of them.
  held_on        date not null,
  ended_at       timestamptz,
  -- Null where the rule itself ended it; else who did, with the words why, sealed.
  ended_by       text,
  ended_why      text,
  -- Ended by hand: the rule does not take them up again before this day; null is never.
  again_on       date,
  primary key (institution_id, person_id, id),
  foreign key (institution_id, list_id) references watch.list,
  check ((criteria is null) = (entered_by is not null)),
  check (ended_at is null or ended_at >= entered_at),
  check (ended_by is null or ended_at is not null)
);
-- Nobody is twice on a list at a time, however many put them there.
create unique index entry_open on watch.entry (institution_id, list_id, person_id)
  where ended_at is null;
create index entry_ended on watch.entry (institution_id, list_id, person_id) where ended_by is not null;

-- What was changed of an entry while it lasted.
create table watch.change (
  institution_id uuid not null,
  person_id      uuid not null,
  entry_id       uuid not null,
  id             uuid not null,
  layer          text,
  owner_id       uuid,
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, person_id, entry_id, id),
  foreign key (institution_id, person_id, entry_id) references watch.entry
);

do $$
declare t text;
begin
  foreach t in array array['list', 'entry', 'change'] loop
    execute format('alter table watch.%I enable row level security', t);
    execute format('alter table watch.%I force row level security', t);
    execute format('create policy institution on watch.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
