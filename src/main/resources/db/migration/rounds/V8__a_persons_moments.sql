-- What is out of the ordinary about one person is found without walking through all rounds.
create index report_noted on rounds.report (institution_id, person_id, reported_at)
  where cardinality(flags) > 0 or by_name is not null;
create index unreachable_person on rounds.unreachable (institution_id, person_id, at);
