-- Groups that are told too, by their robots; and whom has been asked what became of what was sent.

-- A group's robot; its address is its whole credential, and sealed.
create table notices.robot (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  unit_id        uuid not null,
  provider       text not null check (provider in ('wecom', 'dingtalk')),
  name           text not null check (length(name) between 1 and 60),
  webhook        text not null,
  -- DingTalk: what its calls are signed with.
  secret         text,
  by_name        text not null,
  at             timestamptz not null,
  removed_at     timestamptz,
  removed_by     text,
  primary key (institution_id, id),
  foreign key (institution_id, unit_id) references people.unit,
  check ((removed_at is null) = (removed_by is null))
);
create index robot_unit on notices.robot (institution_id, unit_id) where removed_at is null;

-- One row per notice and robot, so that no group is told twice.
create table notices.posting (
  institution_id uuid not null,
  notice_id      uuid not null,
  robot_id       uuid not null,
  state          notices.state not null,
  tries          int not null default 0,
  -- While it is being posted: when somebody else may take it up.
  next_at        timestamptz,
  sent_at        timestamptz,
  problem        text,
  primary key (institution_id, notice_id, robot_id),
  foreign key (institution_id, notice_id) references notices.notice,
  foreign key (institution_id, robot_id) references notices.robot,
  check (state <> 'waiting' or next_at is not null),
  check (state <> 'failed' or problem is not null)
);
create index posting_due on notices.posting (institution_id, next_at) where state = 'waiting';

-- When a provider that says nothing by itself was last asked what became of one call.
create table notices.inquiry (
  institution_id uuid not null references people.institution,
  channel        text not null,
  reference      text not null,
  asked_at       timestamptz not null,
  primary key (institution_id, channel, reference)
);
create index delivery_sent on notices.delivery (institution_id, channel, sent_at)
  where reference is not null;

do $$
declare t text;
begin
  foreach t in array array['robot', 'posting', 'inquiry'] loop
    execute format('alter table notices.%I enable row level security', t);
    execute format('alter table notices.%I force row level security', t);
    execute format('create policy institution on notices.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
