-- Who acts in the chain is asked by every page of staff: of years of readiness, only who does no work.
create index readiness_off on people.readiness (institution_id, person_id, id) where not works;
