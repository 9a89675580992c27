-- Passes for the gate, signed by a key of the institution's; photographs; who went through when.
create table movement.key (
  institution_id  uuid primary key references people.institution,
  public_key      bytea not null,
  -- Sealed.
  private_key     text not null,
  at              timestamptz not null
);

create table movement.pass (
  institution_id  uuid not null,
  id              uuid not null,
  leave_id        uuid not null,
  person_id       uuid not null,
  -- What is typed where nothing can be scanned.
  code            text not null check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  from_at         timestamptz not null,
  to_at           timestamptz not null,
  primary key (institution_id, id),
  unique (institution_id, code),
  unique (institution_id, leave_id),
  foreign key (institution_id, leave_id) references movement.leave on delete cascade,
  check (to_at > from_at)
);
create index pass_person on movement.pass (institution_id, person_id, to_at desc);
create index pass_valid on movement.pass (institution_id, to_at);

create table movement.photo (
  institution_id  uuid not null,
  person_id       uuid not null,
  -- A JPEG in base64, sealed.
  sealed          text not null,
  at              timestamptz not null,
  primary key (institution_id, person_id),
  foreign key (institution_id, person_id) references people.person
);

create table movement.crossing (
  institution_id  uuid not null,
  -- Made at the gate: what is sent again counts once.
  id              uuid not null,
  pass_id         uuid not null,
  person_id       uuid not null,
  direction       text not null check (direction in ('in', 'out')),
  at              timestamptz not null,
  by_name         text not null,
  received_at     timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, person_id) references people.person
);
create index crossing_person on movement.crossing (institution_id, person_id, at desc);

do $$
declare t text;
begin
  foreach t in array array['key', 'pass', 'photo', 'crossing'] loop
    execute format('alter table movement.%I enable row level security', t);
    execute format('alter table movement.%I force row level security', t);
    execute format('create policy institution on movement.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
