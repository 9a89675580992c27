-- Measured: at 80 three in ten reports found no room on their page and wrote every index anew.
alter table rounds.roll set (fillfactor = 60);
