-- What is abnormal is little, and asked for again and again by watch lists.
create index report_abnormal on rounds.report (institution_id, reported_at)
  where cardinality(flags) > 0;
