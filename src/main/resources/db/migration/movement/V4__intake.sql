-- How many may arrive at a campus on one day, whichever batch they come back with: the gate, the
-- buses and the beds of a campus are one.
create table movement.intake (
  institution_id  uuid not null references people.institution,
  campus_id       uuid not null,
  capacity        int not null check (capacity between 1 and 20000),
  by_name         text not null,
  at              timestamptz not null,
  primary key (institution_id, campus_id),
  foreign key (institution_id, campus_id) references people.place
);
alter table movement.intake enable row level security;
alter table movement.intake force row level security;
create policy institution on movement.intake using (institution_id =
  nullif(current_setting('muster.institution', true), '')::uuid);

-- The campus of whoever took the place, as it was then; null for those whose room is not known.
alter table movement.seat add column campus_id uuid;
create index seat_intake on movement.seat (institution_id, campus_id, day)
  where person_id is not null;
