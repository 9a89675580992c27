-- The other end: what an institution asks of its members day by day, and what they answer.

-- Who is asked: universities of a province, provinces of a country.
create table situation.member (
  institution_id uuid not null,
  id             uuid not null,
  code           text not null check (code ~ '^[A-Za-z0-9_-]{2,32}$'),
  name           text not null check (name <> '' and length(name) <= 100),
  -- What its signature is checked with; null until it has handed it over.
  public_key     bytea,
  -- SHA-256 of the token that lets it in; null for one without a line.
  token_hash     bytea check (octet_length(token_hash) = 32),
  -- An office and its telephone: no person's.
  office         text not null check (length(office) <= 100),
  telephone      text not null check (length(telephone) <= 50),
  -- The most that a figure of it can be: how many students it has.
  most           int not null check (most > 0),
  from_on        date not null,
  to_on          date,
  primary key (institution_id, id),
  unique (institution_id, code)
);

-- What is asked every day, and by when.
create table situation.asking_plan (
  institution_id uuid primary key,
  figures        text[] not null check (cardinality(figures) between 1 and 100),
  opens_at       time not null,
  due_at         time not null check (due_at > opens_at),
  -- When the hours were set: hours before were nobody's promise.
  since          timestamptz not null,
  made_by        uuid not null,
  stopped_at     timestamptz,
  foreign key (institution_id, made_by) references people.person
);

-- A day's asking, with its figures and its roll as they were when it was opened.
create table situation.asking (
  institution_id uuid not null,
  id             uuid not null,
  day            date not null,
  figures        text[] not null,
  -- Which definitions were in force here.
  versions       text[] not null,
  opened_at      timestamptz not null,
  deadline       timestamptz not null,
  made_by        uuid not null,
  primary key (institution_id, id),
  unique (institution_id, day),
  foreign key (institution_id, made_by) references people.person,
  check (cardinality(figures) = cardinality(versions))
);

create table situation.asking_roll (
  institution_id uuid not null,
  asking_id      uuid not null,
  member_id      uuid not null,
  code           text not null,
  name           text not null,
  most           int not null,
  excused_at     timestamptz,
  excused_by     text,
  excused_reason text check (excused_reason <> '' and length(excused_reason) <= 300),
  primary key (institution_id, asking_id, member_id),
  foreign key (institution_id, asking_id) references situation.asking,
  foreign key (institution_id, member_id) references situation.member,
  check (num_nonnulls(excused_at, excused_by, excused_reason) in (0, 3))
);

-- Answers are appended; of a member's the one with the highest number is in force.
create table situation.asking_answer (
  institution_id uuid not null,
  asking_id      uuid not null,
  member_id      uuid not null,
  n              int not null check (n > 0),
  as_of          timestamptz not null,
  received_at    timestamptz not null,
  -- Who brought the file; null where it came by the line.
  by_name        text,
  file           text not null,
  hash           bytea not null,
  keys           text[] not null,
  -- Null where the member did not know it.
  counts         int[] not null,
  versions       text[] not null,
  primary key (institution_id, asking_id, member_id, n),
  foreign key (institution_id, asking_id, member_id) references situation.asking_roll,
  check (cardinality(keys) = cardinality(counts) and cardinality(keys) = cardinality(versions))
);

-- What was not taken, and why; shown to whoever asks, so that the member can be rung.
create table situation.asking_refusal (
  institution_id uuid not null,
  id             uuid not null,
  at             timestamptz not null,
  member_id      uuid,
  by_name        text,
  code           text not null,
  -- What fills the words of the code.
  detail         text not null check (length(detail) <= 300),
  primary key (institution_id, id),
  foreign key (institution_id, member_id) references situation.member
);
create index asking_refusal_newest on situation.asking_refusal (institution_id, at desc);

create table situation.asking_closure (
  institution_id uuid not null,
  asking_id      uuid not null,
  n              int not null check (n > 0),
  closed_at      timestamptz not null,
  closed_by      text not null,
  asked          int not null,
  sent           int not null,
  excused        int not null,
  missing        int not null,
  -- All of it, signed by this institution.
  file           text not null,
  reopened_at    timestamptz,
  reopened_by    text,
  reopened_reason text check (reopened_reason <> '' and length(reopened_reason) <= 300),
  primary key (institution_id, asking_id, n),
  foreign key (institution_id, asking_id) references situation.asking,
  check (asked = sent + excused + missing),
  check (num_nonnulls(reopened_at, reopened_by, reopened_reason) in (0, 3))
);
create unique index asking_closed on situation.asking_closure (institution_id, asking_id)
  where reopened_at is null;

do $$
declare t text;
begin
  foreach t in array array['member', 'asking_plan', 'asking', 'asking_roll', 'asking_answer',
                           'asking_refusal', 'asking_closure'] loop
    execute format('alter table situation.%I enable row level security', t);
    execute format('alter table situation.%I force row level security', t);
    execute format('create policy institution on situation.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
