-- Messages to audiences, what became of them for each person, and how people want to be told.
create schema if not exists notices;

create table notices.notice (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  -- The same key is the same notice: what runs twice, or is clicked twice, tells nobody twice.
  key            text not null check (length(key) between 1 and 200),
  operation_id   uuid,
  title_zh       text not null check (length(title_zh) between 1 and 100),
  body_zh        text not null check (length(body_zh) between 1 and 4000),
  title_en       text check (length(title_en) between 1 and 100),
  body_en        text check (length(body_en) between 1 and 4000),
  -- Null for one whose recipients were named one by one.
  audience       jsonb,
  -- Is told in the quiet hours too, and before the others.
  urgent         boolean not null,
  -- What can be done by one tap, and on what: the room that contributed the word knows.
  action         text,
  subject        uuid,
  -- The page it leads to, where it is not the notice itself.
  path           text check (path ~ '^/'),
  by_person      uuid,
  by_name        text not null,
  at             timestamptz not null,
  -- Who has not been told by then need not be told any more.
  expires_at     timestamptz not null,
  stopped_at     timestamptz,
  stopped_by     text,
  stopped_why    text check (length(stopped_why) between 1 and 500),
  primary key (institution_id, id),
  unique (institution_id, key),
  check ((action is null) = (subject is null)),
  check ((title_en is null) = (body_en is null)),
  check ((stopped_at is null) = (stopped_why is null)),
  check (expires_at > at)
);
create index notice_newest on notices.notice (institution_id, at desc, id desc);

-- In this order a delivery can only go on: a receipt that comes late or twice changes nothing.
create type notices.state as enum
  ('waiting', 'sending', 'sent', 'delivered', 'read', 'failed', 'stopped');

-- One row per person and notice, so that nobody is told twice; it is also the outbox.
create table notices.delivery (
  institution_id uuid not null,
  notice_id      uuid not null,
  person_id      uuid not null,
  -- Where they belonged when it was sent: reach is counted by it.
  unit_id        uuid,
  -- What is different for each in the words: {"count": "3"}.
  fields         jsonb,
  -- 0 before 1, so that what is urgent does not wait behind a mass mailing.
  rank           smallint not null check (rank in (0, 1)),
  state          notices.state not null,
  -- The channel it goes by now, and those to try after it, in the person's order.
  channel        text not null,
  others         text[] not null,
  -- Failures on this channel so far.
  tries          int not null default 0,
  next_at        timestamptz,
  -- The channel's own number of it, by which its receipts come.
  reference      text,
  sent_at        timestamptz,
  delivered_at   timestamptz,
  read_at        timestamptz,
  -- Why it is not there yet, or will not be: a word.
  problem        text,
  primary key (institution_id, notice_id, person_id),
  foreign key (institution_id, notice_id) references notices.notice,
  check (state <> 'waiting' or next_at is not null),
  check (state <> 'failed' or problem is not null)
) with (fillfactor = 80);
create index delivery_due on notices.delivery (institution_id, channel, rank, next_at)
  where state in ('waiting', 'sending');
create index delivery_person on notices.delivery (institution_id, person_id, notice_id desc);
create index delivery_reference on notices.delivery (institution_id, channel, reference)
  where reference is not null;

-- How somebody wants to be told; what is null is as the house has it.
create table notices.preference (
  institution_id uuid not null,
  person_id      uuid not null,
  channels       text[],
  quiet_from     time,
  quiet_to       time,
  zone           text,
  english        boolean,
  at             timestamptz not null,
  primary key (institution_id, person_id),
  foreign key (institution_id, person_id) references people.person,
  check ((quiet_from is null) = (quiet_to is null))
);

-- Somebody's account with a provider, where it is not what the roster has.
create table notices.address (
  institution_id uuid not null,
  person_id      uuid not null,
  channel        text not null,
  address        text not null check (length(address) between 1 and 200),
  at             timestamptz not null,
  primary key (institution_id, person_id, channel),
  foreign key (institution_id, person_id) references people.person
);
create index address_owner on notices.address (institution_id, channel, address);

-- A provider that cannot be reached, or asks for patience, is left alone for a while.
create table notices.pause (
  institution_id uuid not null references people.institution,
  channel        text not null,
  failures       int not null,
  since          timestamptz not null,
  until          timestamptz not null,
  problem        text not null,
  primary key (institution_id, channel)
);

do $$
declare t text;
begin
  foreach t in array array['notice', 'delivery', 'preference', 'address', 'pause'] loop
    execute format('alter table notices.%I enable row level security', t);
    execute format('alter table notices.%I force row level security', t);
    execute format('create policy institution on notices.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
