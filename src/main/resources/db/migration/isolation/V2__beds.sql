-- Who had which bed, room after room: whoever moves leaves one behind that is to be cleaned, so a
-- stay has several. No release knew the columns of a stay that this takes the place of.
create table isolation.bed (
  institution_id  uuid not null,
  id              uuid not null,
  stay_id         uuid not null,
  person_id       uuid not null,
  place_id        uuid not null,
  slot            int not null check (slot > 0),
  from_at         timestamptz not null,
  by_name         text not null,
  -- Sealed; why they moved there, null for their first.
  why             text,
  left_at         timestamptz,
  cleaning_due_at timestamptz,
  -- When it was clean: until then it is nobody else's.
  free_at         timestamptz,
  cleaned_by      text,
  primary key (institution_id, id),
  foreign key (institution_id, stay_id) references isolation.stay,
  foreign key (institution_id, place_id) references isolation.room,
  check (left_at >= from_at),
  check ((left_at is null) = (cleaning_due_at is null)),
  check (free_at is null or left_at is not null and free_at >= left_at),
  exclude using gist (institution_id with =, place_id with =, slot with =,
                      tstzrange(from_at, free_at) with &&)
);
create unique index bed_of_stay on isolation.bed (institution_id, stay_id) where left_at is null;
create index bed_in_use on isolation.bed (institution_id, place_id) where free_at is null;
create index bed_person on isolation.bed (institution_id, person_id, from_at);

-- Without an institution in force the owner sees no row of a forced table.
alter table isolation.stay no force row level security;
insert into isolation.bed (institution_id, id, stay_id, person_id, place_id, slot, from_at, by_name,
                           left_at, cleaning_due_at, free_at, cleaned_by)
select institution_id, gen_random_uuid(), id, person_id, place_id, slot, placed_at, placed_by,
       released_at, cleaning_due_at, free_at, cleaned_by
  from isolation.stay where place_id is not null;
alter table isolation.stay force row level security;

alter table isolation.bed enable row level security;
alter table isolation.bed force row level security;
create policy institution on isolation.bed using (institution_id =
  nullif(current_setting('muster.institution', true), '')::uuid);

-- The room somebody is or was last in stays with the stay; what ties it to a bed is the bed's.
alter table isolation.stay
  drop column slot, drop column cleaning_due_at, drop column free_at, drop column cleaned_by,
  add check ((place_id is null) = (placed_at is null));
create index stay_running on isolation.stay (institution_id)
  where released_at is null and withdrawn_at is null;
