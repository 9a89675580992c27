-- A census is asked once, beside the daily round and never in its place: the day's figures, the
-- board and silence are the daily round's.
alter table rounds.round add column census boolean not null default false;
