-- After its period a round's roll is destroyed; the round and its closures stay, with their counts.
alter table rounds.round add column roll_destroyed_at timestamptz;
