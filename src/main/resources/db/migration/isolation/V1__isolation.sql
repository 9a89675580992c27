-- Who is isolated where and until when; their temperatures, meals and needs.
create schema if not exists isolation;

-- For the rule that a bed has one person at a time; a trusted extension, there already where
-- another room asked for it first.
create extension if not exists btree_gist schema isolation;

-- What isolation knows of a room beyond its place.
create table isolation.room (
  institution_id uuid not null,
  place_id       uuid not null,
  -- More than one only for people isolated for the same cause.
  capacity       int not null check (capacity between 1 and 20),
  sex            text not null check (sex in ('men', 'women', 'any')),
  -- Without one the floor's is shared, by one sex.
  own_bathroom   boolean not null,
  usable         boolean not null,
  declared_at    timestamptz not null,
  declared_by    text not null,
  primary key (institution_id, place_id),
  foreign key (institution_id, place_id) references people.place
);

-- What the office decides for all.
create table isolation.setting (
  institution_id uuid not null references people.institution,
  label_name     text not null check (label_name in ('surname', 'full', 'none')),
  cleaning_hours int not null check (cleaning_hours between 1 and 168),
  primary key (institution_id)
);

-- The release rule of a kind: an institution's own in place of the one that is shipped.
create table isolation.rule (
  institution_id uuid not null references people.institution,
  kind           text not null check (kind in ('contact', 'symptoms', 'confirmed', 'return')),
  days           int not null check (days between 1 and 60),
  cool_days      int not null check (cool_days between 0 and 14),
  tests          int not null check (tests between 0 and 5),
  at             timestamptz not null,
  by_name        text not null,
  primary key (institution_id, kind)
);

-- One time somebody is isolated: asked for, placed, released; their bed is free again once cleaned.
create table isolation.stay (
  institution_id  uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  kind            text not null check (kind in ('contact', 'symptoms', 'confirmed', 'return')),
  -- Sealed.
  reason          text not null,
  -- The day of the last exposure, from which the days count.
  counts_from     date not null,
  days            int not null check (days between 1 and 90),
  asked_at        timestamptz not null,
  asked_by        text not null,
  place_id        uuid,
  slot            int check (slot > 0),
  placed_at       timestamptz,
  placed_by       text,
  withdrawn_at    timestamptz,
  withdrawn_by    text,
  released_at     timestamptz,
  released_by     text,
  -- Sealed; why somebody was released whose conditions were not all met.
  release_why     text,
  cleaning_due_at timestamptz,
  -- When the bed was clean: until then it is nobody else's.
  free_at         timestamptz,
  cleaned_by      text,
  primary key (institution_id, id),
  foreign key (institution_id, person_id) references people.person,
  foreign key (institution_id, place_id) references isolation.room,
  check ((place_id is null) = (placed_at is null) and (place_id is null) = (slot is null)),
  check (withdrawn_at is null or placed_at is null),
  check (released_at is null or placed_at is not null),
  check ((released_at is null) = (cleaning_due_at is null)),
  check (free_at is null or free_at >= released_at),
  exclude using gist (institution_id with =, place_id with =, slot with =,
                      tstzrange(placed_at, free_at) with &&) where (place_id is not null)
);
create unique index stay_open on isolation.stay (institution_id, person_id)
  where released_at is null and withdrawn_at is null;
create index stay_person on isolation.stay (institution_id, person_id, asked_at);
create index stay_in_use on isolation.stay (institution_id) where free_at is null and withdrawn_at is null;

-- Longer, or again from a later day: each with why.
create table isolation.extension (
  institution_id uuid not null,
  id             uuid not null,
  stay_id        uuid not null,
  person_id      uuid not null,
  counts_from    date not null,
  days           int not null,
  -- Sealed.
  why            text not null,
  at             timestamptz not null,
  by_name        text not null,
  primary key (institution_id, id),
  foreign key (institution_id, stay_id) references isolation.stay
);
create index extension_stay on isolation.extension (institution_id, stay_id);

create table isolation.reading (
  institution_id uuid not null,
  -- Made by whoever sends it: sent twice, it is one.
  id             uuid not null,
  stay_id        uuid not null,
  person_id      uuid not null,
  at             timestamptz not null,
  -- Tenths of a degree Celsius.
  tenths         int not null check (tenths between 340 and 430),
  by_name        text not null,
  handled_at     timestamptz,
  handled_by     text,
  -- Sealed.
  handled_what   text,
  primary key (institution_id, id),
  foreign key (institution_id, stay_id) references isolation.stay,
  check ((handled_at is null) = (handled_what is null))
);
create index reading_stay on isolation.reading (institution_id, stay_id, at);
create index reading_person on isolation.reading (institution_id, person_id, at);
create index reading_alert on isolation.reading (institution_id) where tenths >= 373 and handled_at is null;

create table isolation.test (
  institution_id uuid not null,
  id             uuid not null,
  stay_id        uuid not null,
  person_id      uuid not null,
  day            date not null,
  negative       boolean not null,
  at             timestamptz not null,
  by_name        text not null,
  primary key (institution_id, id),
  foreign key (institution_id, stay_id) references isolation.stay,
  unique (institution_id, stay_id, day)
);

-- What somebody eats until they say otherwise.
create table isolation.diet (
  institution_id uuid not null,
  person_id      uuid not null,
  diet           text not null check (diet in ('normal', 'halal', 'vegetarian', 'soft')),
  -- Sealed.
  allergies      text,
  at             timestamptz not null,
  primary key (institution_id, person_id),
  foreign key (institution_id, person_id) references people.person
);

-- A meal somebody does not want.
create table isolation.skip (
  institution_id uuid not null,
  stay_id        uuid not null,
  day            date not null,
  meal           text not null check (meal in ('breakfast', 'lunch', 'supper')),
  at             timestamptz not null,
  primary key (institution_id, stay_id, day, meal),
  foreign key (institution_id, stay_id) references isolation.stay
);

-- A meal as it was counted, and what became of it. What comes after the count is marked as added.
create table isolation.serving (
  institution_id uuid not null,
  id             uuid not null,
  stay_id        uuid not null,
  day            date not null,
  meal           text not null check (meal in ('breakfast', 'lunch', 'supper')),
  place_id       uuid not null,
  diet           text not null check (diet in ('normal', 'halal', 'vegetarian', 'soft')),
  -- On its label, to be typed or scanned.
  code           text not null check (code ~ '^[2-9A-HJ-NP-Z]{5}$'),
  added          boolean not null,
  counted_at     timestamptz not null,
  delivered_at   timestamptz,
  delivered_by   text,
  -- The tick's own, made on the phone: the same tick sent again is the same delivery.
  tick           uuid,
  received       boolean,
  said_at        timestamptz,
  primary key (institution_id, id),
  unique (institution_id, day, meal, stay_id),
  unique (institution_id, day, meal, code),
  foreign key (institution_id, stay_id) references isolation.stay,
  check ((delivered_at is null) = (tick is null)),
  check ((received is null) = (said_at is null))
);

-- That a meal was counted, also where nobody was to eat.
create table isolation.meal_count (
  institution_id uuid not null references people.institution,
  day            date not null,
  meal           text not null check (meal in ('breakfast', 'lunch', 'supper')),
  counted_at     timestamptz not null,
  primary key (institution_id, day, meal)
);

-- What somebody isolated cannot get for themselves.
create table isolation.need (
  institution_id uuid not null,
  id             uuid not null,
  stay_id        uuid not null,
  person_id      uuid not null,
  kind           text not null check (kind in ('medicine', 'goods', 'talk')),
  -- Sealed, both.
  words          text not null,
  answer         text,
  asked_at       timestamptz not null,
  due_at         timestamptz not null,
  done_at        timestamptz,
  done_by        text,
  confirmed_at   timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, stay_id) references isolation.stay,
  check (confirmed_at is null or done_at is not null)
);
create index need_person on isolation.need (institution_id, person_id, asked_at);
create index need_open on isolation.need (institution_id) where confirmed_at is null;

do $$
declare t text;
begin
  foreach t in array array['room', 'setting', 'rule', 'stay', 'extension', 'reading', 'test', 'diet',
                           'skip', 'serving', 'meal_count', 'need'] loop
    execute format('alter table isolation.%I enable row level security', t);
    execute format('alter table isolation.%I force row level security', t);
    execute format('create policy institution on isolation.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
