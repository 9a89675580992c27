-- How long what is kept, what was destroyed and who was told before.
create schema if not exists privacy;

-- An institution's own period of a kind; the newest holds. Without one the kind's own.
create table privacy.period (
  institution_id uuid not null references people.institution,
  kind           text not null,
  set_at         timestamptz not null,
  days           int not null check (days between 1 and 36500),
  why            text not null check (length(why) between 1 and 500),
  by_name        text not null,
  primary key (institution_id, kind, set_at)
);

-- One destruction: planned and told, perhaps held, done and certified. What is done stays as it is.
create table privacy.destruction (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  -- "person" where somebody who left asked for it.
  kind           text not null,
  days           int not null,
  -- Everything older goes.
  before         timestamptz not null,
  expected       bigint not null check (expected >= 0),
  planned_at     timestamptz not null,
  not_before     timestamptz not null check (not_before >= planned_at),
  held_at        timestamptz,
  held_by        text,
  held_why       text check (length(held_why) between 10 and 500),
  done_at        timestamptz,
  certificate    text,
  signature      bytea,
  public_key     bytea,
  primary key (institution_id, id),
  check ((held_at is null) = (held_why is null) and (held_at is null) = (held_by is null)),
  check ((done_at is null) = (certificate is null) and (done_at is null) = (signature is null)
         and (done_at is null) = (public_key is null)),
  -- Nothing is destroyed early, and nothing that is held.
  check (done_at is null or held_at is null and done_at >= not_before)
);
create unique index destruction_open on privacy.destruction (institution_id, kind)
  where done_at is null;
create index destruction_done on privacy.destruction (institution_id, done_at);

do $$
declare t text;
begin
  foreach t in array array['period', 'destruction'] loop
    execute format('alter table privacy.%I enable row level security', t);
    execute format('alter table privacy.%I force row level security', t);
    execute format('create policy institution on privacy.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
