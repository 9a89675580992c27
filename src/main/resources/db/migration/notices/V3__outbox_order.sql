-- Taking the next ones reads just those, in their order, and not all that wait as well; what is being
-- sent is found without looking through what waits.
drop index notices.delivery_due;
create index delivery_due on notices.delivery
  (institution_id, channel, rank, next_at, notice_id, person_id) where state = 'waiting';
create index delivery_sending on notices.delivery (institution_id, channel)
  where state = 'sending';
