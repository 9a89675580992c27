-- What was tried since a reason began, person by person: by the id of each person's rows a year of
-- them would be gone through.
create index attempt_person on calls.attempt (institution_id, person_id, at);
