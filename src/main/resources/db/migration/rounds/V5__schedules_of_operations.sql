-- A schedule that came of an operation's pack, and the moment one was ended: its last day alone
-- would still open that day's round.
alter table rounds.schedule
  add column operation_id uuid,
  add column pack_code    text,
  add column ended_at     timestamptz,
  add column ended_why    text,
  add check ((operation_id is null) = (pack_code is null));
create unique index schedule_of_pack on rounds.schedule (institution_id, operation_id, pack_code) where ended_at is null;
