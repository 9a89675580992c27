-- Reports that the log received and that could not be recorded: round or person may be unknown here,
-- so that nothing is referred to.
create table rounds.refused_report (
  institution_id uuid not null,
  id             uuid not null,
  round_id       uuid not null,
  person_id      uuid not null,
  -- The key of its sender, as in rounds.report.
  submission     text not null,
  -- The code of the problem that its sender would have been told.
  why            text not null check (length(why) between 1 and 100),
  received_at    timestamptz not null,
  at             timestamptz not null,
  -- What was said, sealed as it was in the log.
  said           text not null check (said like 'sealed:%'),
  primary key (institution_id, round_id, person_id, submission)
);
create index refused_report_person on rounds.refused_report (institution_id, person_id);

alter table rounds.refused_report enable row level security;
alter table rounds.refused_report force row level security;
create policy institution on rounds.refused_report
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
