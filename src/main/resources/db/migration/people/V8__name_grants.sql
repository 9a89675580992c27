-- To whom names may go: by a token, for one stated purpose, in named fields, until a day.
create extension if not exists btree_gist schema people;

create table people.name_grant (
  institution_id uuid not null,
  id             uuid not null,
  token_id       uuid not null,
  -- What the token and its owner were called when it was granted.
  token_label    text not null,
  bearer         text not null,
  purpose        text not null check (length(purpose) between 10 and 500),
  fields         text[] not null
    check (cardinality(fields) > 0 and fields <@ array['name', 'number']),
  from_on        date not null,
  until          date not null,
  by_person      uuid not null,
  by_name        text not null,
  at             timestamptz not null,
  revoked_at     timestamptz,
  revoked_by     text,
  primary key (institution_id, id),
  foreign key (institution_id, by_person) references people.person,
  check (until between from_on and from_on + 365),
  check ((revoked_at is null) = (revoked_by is null)),
  -- So that it is never a question which purpose a name went out for.
  exclude using gist (institution_id with =, token_id with =,
                      daterange(from_on, until, '[]') with &&) where (revoked_at is null)
);

-- Whose name went out by a grant, on which day; for that person to read.
create table people.named (
  institution_id uuid not null,
  person_id      uuid not null,
  grant_id       uuid not null,
  day            date not null,
  -- The first time that day.
  at             timestamptz not null,
  primary key (institution_id, person_id, grant_id, day),
  foreign key (institution_id, person_id) references people.person,
  foreign key (institution_id, grant_id) references people.name_grant
);
create index named_grant on people.named (institution_id, grant_id);

do $$
declare t text;
begin
  foreach t in array array['name_grant', 'named'] loop
    execute format('alter table people.%I enable row level security', t);
    execute format('alter table people.%I force row level security', t);
    execute format('create policy institution on people.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
