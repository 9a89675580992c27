-- The form by which somebody was released: sent again, since its answer was lost, it is answered as
-- it was the first time. A placement's is the id of the bed, a request's that of the stay.
alter table isolation.stay add column release_key uuid;
