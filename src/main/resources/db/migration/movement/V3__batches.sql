-- Coming back by batches: so many a day, no more; each takes a day, or is given one.
create table movement.batch (
  institution_id  uuid not null references people.institution,
  id              uuid not null,
  name            text not null check (length(name) between 1 and 60),
  -- The part of the university that comes back with it.
  unit_id         uuid not null,
  from_on         date not null,
  to_on           date not null,
  capacity        int not null check (capacity between 1 and 5000),
  by_name         text not null,
  at              timestamptz not null,
  closed_at       timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, unit_id) references people.unit,
  check (to_on >= from_on and to_on <= from_on + 30)
);

-- Who is to come back with it, as it was made.
create table movement.member (
  institution_id  uuid not null,
  batch_id        uuid not null,
  person_id       uuid not null,
  primary key (institution_id, batch_id, person_id),
  foreign key (institution_id, batch_id) references movement.batch,
  foreign key (institution_id, person_id) references people.person
);
create index member_person on movement.member (institution_id, person_id);

-- A row for each who can come on a day: there are no more of them than the capacity, so that nobody
-- can be the one too many.
create table movement.seat (
  institution_id  uuid not null,
  batch_id        uuid not null,
  day             date not null,
  n               int not null check (n >= 1),
  person_id       uuid,
  leave_id        uuid,
  primary key (institution_id, batch_id, day, n),
  unique (institution_id, batch_id, person_id),
  foreign key (institution_id, batch_id, person_id) references movement.member,
  check ((person_id is null) = (leave_id is null))
);
create index seat_person on movement.seat (institution_id, person_id) where person_id is not null;

do $$
declare t text;
begin
  foreach t in array array['batch', 'member', 'seat'] loop
    execute format('alter table movement.%I enable row level security', t);
    execute format('alter table movement.%I force row level security', t);
    execute format('create policy institution on movement.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
