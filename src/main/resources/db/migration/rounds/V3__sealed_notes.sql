-- What staff write of somebody's illness is stored sealed only. Not asked of the rows that are there:
-- those are sealed by the program at its next start.
alter table rounds.excusal drop constraint excusal_reason_check;
alter table rounds.excusal add constraint reason_sealed
  check (reason like 'sealed:%') not valid;
alter table rounds.unreachable add constraint notes_sealed
  check (not jsonb_path_exists(tries, '$[*].note ? (@ != "" && !(@ starts with "sealed:"))')) not valid;
