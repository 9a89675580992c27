-- What is done, and when, about those who have not reported. Null: the standard steps.
alter table rounds.schedule add column chase jsonb;
alter table rounds.round add column chase jsonb;

-- Each step of a round's chase, with what came of it.
create table rounds.step (
  institution_id uuid not null,
  round_id       uuid not null,
  n              int not null,
  kind           text not null
    check (kind in ('remind', 'class_leader', 'call_sheet', 'chief', 'incident')),
  due_at         timestamptz not null,
  done_at        timestamptz,
  -- How many were missing when it was done, and how many people were told.
  missing        int,
  told           int,
  notice_id      uuid,
  primary key (institution_id, round_id, n),
  foreign key (institution_id, round_id) references rounds.round,
  check ((done_at is null) = (missing is null)),
  check ((done_at is null) = (told is null))
);
create index step_due on rounds.step (institution_id, due_at) where done_at is null;

alter table rounds.step enable row level security;
alter table rounds.step force row level security;
create policy institution on rounds.step
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
