-- Anything that is asked and decided: its type, its route, who holds it until when, what was said.
create schema if not exists requests;

-- A version of a type that an office made; those that rooms contribute are in the program.
create table requests.type (
  institution_id  uuid not null references people.institution,
  id              uuid not null,
  code            text not null check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
  version         int not null check (version > 0),
  -- The office that made it, as a kind of post.
  office          text not null,
  name_zh         text not null check (length(name_zh) between 1 and 40),
  name_en         text check (length(name_en) <= 80),
  hint_zh         text not null check (length(hint_zh) <= 200),
  hint_en         text check (length(hint_en) <= 400),
  -- The published form; null while the questions below are a draft.
  form_id         uuid,
  questions       jsonb not null check (jsonb_typeof(questions) = 'array'),
  steps           jsonb not null check (jsonb_typeof(steps) = 'array'),
  place           boolean not null,
  confirms        boolean not null,
  low_risk        boolean not null,
  by_name         text not null,
  at              timestamptz not null,
  published_at    timestamptz,
  retired_at      timestamptz,
  primary key (institution_id, id),
  unique (institution_id, code, version),
  check ((published_at is null) or (form_id is not null)),
  check (retired_at is null or published_at is not null)
);
create unique index type_in_force on requests.type (institution_id, code)
  where published_at is not null and retired_at is null;

create table requests.request (
  institution_id  uuid not null references people.institution,
  -- Made by whoever asks: what is sent twice is asked once.
  id              uuid not null,
  type            text not null,
  name_zh         text not null,
  name_en         text,
  form_id         uuid not null,
  asker_id        uuid not null,
  asker_name      text not null,
  -- Whom it is about: the asker, or a student for whom somebody asked.
  about_id        uuid not null,
  -- Sealed for whom it is about.
  answers         text not null,
  place_id        uuid,
  step            int not null,
  state           text not null check (state in ('open', 'back', 'done', 'approved', 'refused',
                                                 'closed', 'withdrawn')),
  -- Who was chosen for this step; who holds it today is derived, since people stop acting.
  holder_id       uuid,
  due_at          timestamptz not null,
  confirms        boolean not null,
  low_risk        boolean not null,
  -- How often its asker said that it was not solved.
  reopened        int not null default 0,
  at              timestamptz not null,
  state_at        timestamptz not null,
  closed_at       timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, asker_id) references people.person,
  foreign key (institution_id, about_id) references people.person,
  foreign key (institution_id, place_id) references people.place,
  check ((closed_at is null) = (state in ('open', 'back', 'done')))
);
create index request_open on requests.request (institution_id, due_at) where closed_at is null;
create index request_about on requests.request (institution_id, about_id, at desc);
create index request_asker on requests.request (institution_id, asker_id, at desc);
create index request_closed on requests.request (institution_id, closed_at desc) where closed_at is not null;

-- The route as it was when it was asked: a type that changes leaves running requests theirs.
create table requests.step (
  institution_id  uuid not null,
  request_id      uuid not null,
  n               int not null check (n between 1 and 4),
  post            text not null,
  work            text not null check (work in ('decide', 'do')),
  hours           int not null check (hours between 1 and 720),
  primary key (institution_id, request_id, n),
  foreign key (institution_id, request_id) references requests.request
);

-- What became of it, appended.
create table requests.deed (
  institution_id  uuid not null,
  request_id      uuid not null,
  id              uuid not null,
  about_id        uuid not null,
  at              timestamptz not null,
  by_person       uuid,
  by_name         text not null,
  step            int not null,
  what            text not null check (what in ('asked', 'approved', 'refused', 'asked-back', 'answered',
    'lapsed', 'done', 'confirmed', 'contradicted', 'uncontradicted', 'withdrawn')),
  -- The word of a templated reason.
  reason          text,
  -- Sealed for whom it is about.
  words           text,
  primary key (institution_id, request_id, id),
  foreign key (institution_id, request_id) references requests.request
);
create index deed_about on requests.deed (institution_id, about_id, at desc);

create table requests.message (
  institution_id  uuid not null,
  request_id      uuid not null,
  -- Made by whoever writes: what is sent twice is said once.
  id              uuid not null,
  about_id        uuid not null,
  at              timestamptz not null,
  by_person       uuid not null,
  by_name         text not null,
  -- Said by the asker's side, not by an office.
  asking          boolean not null,
  -- Sealed for whom it is about.
  words           text not null,
  primary key (institution_id, request_id, id),
  foreign key (institution_id, request_id) references requests.request
);

-- A picture as it was taken in: made anew from its points, so that nothing else travels with it.
create table requests.picture (
  institution_id  uuid not null,
  request_id      uuid not null,
  message_id      uuid not null,
  n               int not null check (n between 1 and 3),
  id              uuid not null,
  about_id        uuid not null,
  -- A JPEG in base64, sealed for whom it is about.
  sealed          text not null,
  primary key (institution_id, request_id, message_id, n),
  unique (institution_id, id),
  foreign key (institution_id, request_id, message_id) references requests.message
);

-- What was said because something was due; never the same twice.
create table requests.reminder (
  institution_id  uuid not null,
  request_id      uuid not null,
  due_at          timestamptz not null,
  at              timestamptz not null,
  primary key (institution_id, request_id, due_at),
  foreign key (institution_id, request_id) references requests.request
);

do $$
declare t text;
begin
  foreach t in array array['type', 'request', 'step', 'deed', 'message', 'picture', 'reminder'] loop
    execute format('alter table requests.%I enable row level security', t);
    execute format('alter table requests.%I force row level security', t);
    execute format('create policy institution on requests.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
