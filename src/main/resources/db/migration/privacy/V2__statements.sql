-- What people are told about their data, and what they are asked to agree to; each version stays as
-- it was published.
create table privacy.statement (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  code           text not null check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  version        int not null check (version > 0),
  kind           text not null check (kind in ('notice', 'consent')),
  title_zh       text not null check (length(title_zh) between 1 and 200),
  title_en       text not null check (length(title_en) between 1 and 200),
  body_zh        text not null check (length(body_zh) between 1 and 20000),
  body_en        text not null check (length(body_en) between 1 and 20000),
  published_at   timestamptz not null,
  published_by   text not null,
  primary key (institution_id, id),
  unique (institution_id, code, version)
);

-- What a person said to a version, appended; the newest holds.
create table privacy.answer (
  institution_id uuid not null,
  person_id      uuid not null,
  statement_id   uuid not null,
  at             timestamptz not null,
  said           text not null check (said in ('read', 'agreed', 'declined')),
  primary key (institution_id, person_id, statement_id, at),
  foreign key (institution_id, statement_id) references privacy.statement
);
create index answer_statement on privacy.answer (institution_id, statement_id);

do $$
declare t text;
begin
  foreach t in array array['statement', 'answer'] loop
    execute format('alter table privacy.%I enable row level security', t);
    execute format('alter table privacy.%I force row level security', t);
    execute format('create policy institution on privacy.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
