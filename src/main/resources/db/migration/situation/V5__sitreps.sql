-- Situation reports: numbers frozen at a moment, words that are edited until release, files as released.
create table situation.sitrep (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  language       text not null check (language in ('zh-CN', 'en')),
  title          text not null check (length(title) between 1 and 120),
  day            date not null,
  frozen_at      timestamptz not null,
  made_by        text not null,
  -- What was counted at that moment, with its names in the language of the report.
  frozen         jsonb not null,
  -- [{"heading": …, "text": …}]
  sections       jsonb not null check (jsonb_typeof(sections) = 'array'),
  -- How often the words were changed: whoever changes older ones is told.
  edition        int not null default 1,
  number         int check (number > 0),
  released_at    timestamptz,
  released_by    text,
  -- SHA-256 of the numbers and the words that were released.
  hash           bytea,
  primary key (institution_id, id),
  unique (institution_id, number),
  check (num_nonnulls(number, released_at, released_by, hash) in (0, 4))
);
create index sitrep_newest on situation.sitrep (institution_id, frozen_at desc);

create table situation.sitrep_file (
  institution_id uuid not null,
  sitrep_id      uuid not null,
  kind           text not null check (kind in ('docx', 'xlsx', 'pdf')),
  content        bytea not null,
  primary key (institution_id, sitrep_id, kind),
  foreign key (institution_id, sitrep_id) references situation.sitrep
);

-- The office's own document, filled in for each report; the newest of a language is in force.
create table situation.sitrep_template (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  language       text not null check (language in ('zh-CN', 'en')),
  name           text not null check (length(name) between 1 and 200),
  content        bytea not null,
  by_name        text not null,
  at             timestamptz not null,
  primary key (institution_id, id)
);
create index sitrep_template_newest on situation.sitrep_template (institution_id, language, at desc);

-- Nothing is removed, and of files and templates nothing changed: there are no policies for it.
do $$
declare t text;
begin
  foreach t in array array['sitrep', 'sitrep_file', 'sitrep_template'] loop
    execute format('alter table situation.%I enable row level security', t);
    execute format('alter table situation.%I force row level security', t);
    execute format('create policy reading on situation.%I for select using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
    execute format('create policy adding on situation.%I for insert with check (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
create policy changing on situation.sitrep for update
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);

create function situation.frozen_stands() returns trigger language plpgsql as $$
begin
  raise exception 'the numbers of a situation report are frozen, and what was released stands';
end $$;
create trigger frozen_stands before update on situation.sitrep for each row
  when (old.released_at is not null or old.frozen is distinct from new.frozen
        or old.day <> new.day or old.frozen_at <> new.frozen_at)
  execute function situation.frozen_stands();
