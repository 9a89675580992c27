-- What was heard is deleted from now on (spring.modulith.events.completion-mode); this was kept.
delete from event_publication where completion_date is not null;
