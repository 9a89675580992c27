-- A made-up copy of an institution, for a drill: nobody signs in to it, no job works for it by itself,
-- and it is taken away with all its rows.
alter table people.institution add column made_up boolean not null default false;
