-- Orders with items and deadlines: who received them, what was done, the figures that came back.
create schema if not exists directives;

create table directives.directive (
  institution_id  uuid not null references people.institution,
  -- Made with the draft: the same draft sent twice is one directive.
  id              uuid not null,
  title           text not null check (length(title) between 1 and 80),
  text            text not null check (length(text) <= 4000),
  -- The operation in force when it was issued, if any.
  operation_id    uuid,
  -- Null for one that the program issued.
  by_person       uuid,
  by_name         text not null,
  -- The kind of post it was issued in: who stands in for that post sees it.
  by_post         text not null,
  -- Forwarded by a receiver of another directive to their own people.
  parent_id       uuid,
  parent_person   uuid,
  audience        jsonb not null,
  sent_at         timestamptz not null,
  withdrawn_at    timestamptz,
  withdrawn_by    text,
  withdrawn_why   text check (length(withdrawn_why) between 1 and 500),
  primary key (institution_id, id),
  check ((parent_id is null) = (parent_person is null)),
  check (parent_id <> id),
  check ((withdrawn_at is null) = (withdrawn_by is null)),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index directive_newest on directives.directive (institution_id, sent_at desc, id desc);
create index directive_parent on directives.directive (institution_id, parent_id, parent_person)
  where parent_id is not null;

create table directives.item (
  institution_id  uuid not null,
  directive_id    uuid not null,
  n               int not null check (n between 1 and 60),
  kind            text not null check (kind in ('read', 'do', 'return')),
  title           text not null check (length(title) between 1 and 200),
  text            text not null check (length(text) <= 4000),
  due_at          timestamptz not null,
  -- The day it is about, where the same is asked day by day.
  day             date,
  evidence        text not null check (evidence in ('none', 'note', 'document')),
  -- The item of the parent that was forwarded.
  parent_n        int,
  -- When Muster last filled it for everybody; null where it is filled by people.
  filled_at       timestamptz,
  primary key (institution_id, directive_id, n),
  -- So that only an item that asks for figures can have questions.
  unique (institution_id, directive_id, n, kind),
  foreign key (institution_id, directive_id) references directives.directive,
  check (filled_at is null or kind = 'return')
);
create index item_due on directives.item (institution_id, due_at);

create table directives.question (
  institution_id  uuid not null,
  directive_id    uuid not null,
  item_n          int not null,
  kind            text not null default 'return' check (kind = 'return'),
  n               int not null check (n between 1 and 20),
  label           text not null check (length(label) between 1 and 200),
  unit            text not null check (length(unit) <= 20),
  answer          text not null check (answer in ('number', 'words')),
  -- A figure that Muster holds: nobody is asked for it.
  held            text,
  primary key (institution_id, directive_id, item_n, n),
  foreign key (institution_id, directive_id, item_n, kind)
    references directives.item (institution_id, directive_id, n, kind),
  check (held is null or answer = 'number')
);

-- A file as it was handed in; what no item and no answer refers to is removed after a while.
create table directives.document (
  institution_id  uuid not null references people.institution,
  id              uuid not null,
  name            text not null check (length(name) between 1 and 120),
  media_type      text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  bytes           bytea not null check (octet_length(bytes) between 1 and 10485760),
  by_person       uuid,
  at              timestamptz not null,
  primary key (institution_id, id)
);

-- What is handed out with an item; a forwarded item hands out the same document.
create table directives.enclosure (
  institution_id  uuid not null,
  directive_id    uuid not null,
  item_n          int not null,
  document_id     uuid not null,
  primary key (institution_id, directive_id, item_n, document_id),
  foreign key (institution_id, directive_id, item_n)
    references directives.item (institution_id, directive_id, n),
  foreign key (institution_id, document_id) references directives.document
);
create index enclosure_document on directives.enclosure (institution_id, document_id);

-- Whose it is: the holder of the post, also while somebody stands in for them.
create table directives.receiver (
  institution_id  uuid not null,
  directive_id    uuid not null,
  person_id       uuid not null,
  -- What is in their charge, or where they belong, when it was issued.
  unit_id         uuid,
  -- The kind of post they received it in; null for one who received it as a student.
  post            text,
  opened_at       timestamptz,
  opened_by       text,
  primary key (institution_id, directive_id, person_id),
  foreign key (institution_id, directive_id) references directives.directive,
  check ((opened_at is null) = (opened_by is null))
);
create index receiver_person on directives.receiver (institution_id, person_id, directive_id);

-- What was said about an item, appended: a correction supersedes what was said before.
create table directives.answer (
  institution_id  uuid not null,
  directive_id    uuid not null,
  item_n          int not null,
  person_id       uuid not null,
  id              uuid not null,
  at              timestamptz not null,
  -- Who said it, who may stand in; null where Muster filled it.
  by_person       uuid,
  by_name         text not null,
  filled          boolean not null,
  -- Sealed, as are the answers in words.
  note            text,
  document_id     uuid,
  -- The answers by the number of the question.
  numbers         jsonb not null default '{}' check (jsonb_typeof(numbers) = 'object'),
  words           jsonb not null default '{}' check (jsonb_typeof(words) = 'object'),
  superseded_at   timestamptz,
  primary key (institution_id, directive_id, item_n, person_id, id),
  foreign key (institution_id, directive_id, item_n)
    references directives.item (institution_id, directive_id, n),
  foreign key (institution_id, directive_id, person_id) references directives.receiver,
  foreign key (institution_id, document_id) references directives.document,
  check (not filled or by_person is null)
);
create unique index answer_standing on directives.answer
  (institution_id, directive_id, item_n, person_id) where superseded_at is null;
create index answer_document on directives.answer (institution_id, document_id)
  where document_id is not null;

-- What was done about somebody's item that was not done; never the same twice.
create table directives.reminder (
  institution_id  uuid not null,
  directive_id    uuid not null,
  item_n          int not null,
  person_id       uuid not null,
  step            text not null check (step in ('day', 'hours', 'superior')),
  at              timestamptz not null,
  primary key (institution_id, directive_id, item_n, person_id, step),
  foreign key (institution_id, directive_id, item_n)
    references directives.item (institution_id, directive_id, n),
  foreign key (institution_id, directive_id, person_id) references directives.receiver
);

do $$
declare t text;
begin
  foreach t in array array['directive', 'item', 'question', 'document', 'enclosure', 'receiver',
                           'answer', 'reminder'] loop
    execute format('alter table directives.%I enable row level security', t);
    execute format('alter table directives.%I force row level security', t);
    execute format('create policy institution on directives.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
