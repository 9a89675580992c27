-- The door for other rooms' set-based SQL: when somebody was spoken to, whoever asked for it.
create view calls.reached with (security_invoker = true) as
select institution_id, person_id, at, means, by_person, by_name
  from calls.attempt
 where outcome in ('reached_well', 'reached_issue');
