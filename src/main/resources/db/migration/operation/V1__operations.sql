-- Declared responses. Stages, rules and duties come with the rooms that live by them.
create schema if not exists operation;

create table operation.operation (
  institution_id uuid not null references people.institution,
  id             uuid not null,
  name           text not null check (length(name) between 1 and 200),
  declared_at    timestamptz not null,
  declared_by    text not null,
  ended_at       timestamptz,
  ended_by       text,
  ended_why      text check (length(ended_why) between 1 and 500),
  primary key (institution_id, id),
  check (ended_at >= declared_at),
  check ((ended_at is null) = (ended_why is null))
);
-- One at a time: what is in force must never be a question.
create unique index operation_in_force on operation.operation (institution_id) where ended_at is null;

alter table operation.operation enable row level security;
alter table operation.operation force row level security;
create policy institution on operation.operation
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
