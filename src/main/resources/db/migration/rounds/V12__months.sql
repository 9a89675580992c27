-- Rolls and reports by months: that in which their round was made, which its id says (UUID version
-- 7). A morning then touches indexes of one month and not of years, the server tidies up month by
-- month, and a month that was purged is dropped. What was there stays where it is, as the rest.

-- The smallest id that is made from the beginning of a day (UTC) on.
create function rounds.first_id(day date) returns uuid
  language sql immutable
  as $$ select (lpad(to_hex((extract(epoch from day::timestamp) * 1000)::bigint), 12, '0')
                || repeat('0', 20))::uuid $$;

alter table rounds.roll rename to roll_rest;
alter index rounds.roll_pkey rename to roll_rest_pkey;
alter index rounds.roll_unit rename to roll_rest_unit;
alter index rounds.roll_place rename to roll_rest_place;

create table rounds.roll (like rounds.roll_rest including defaults including constraints)
  partition by range (round_id);
alter table rounds.roll add primary key (institution_id, round_id, person_id);
alter table rounds.roll add foreign key (institution_id, round_id) references rounds.round;
create index roll_unit on rounds.roll (institution_id, round_id, unit_id, person_id);
create index roll_place on rounds.roll (institution_id, round_id, place_id);
alter table rounds.roll attach partition rounds.roll_rest default;

alter table rounds.report rename to report_rest;
alter table rounds.report_rest drop constraint report_pkey;
alter table rounds.report_rest add primary key (institution_id, person_id, round_id, id);
alter index rounds.report_institution_id_round_id_person_id_submission_key
  rename to report_rest_submission;
alter index rounds.report_abnormal rename to report_rest_abnormal;
alter index rounds.report_noted rename to report_rest_noted;

create table rounds.report (like rounds.report_rest including defaults including constraints)
  partition by range (round_id);
alter table rounds.report add primary key (institution_id, person_id, round_id, id);
alter table rounds.report add unique (institution_id, round_id, person_id, submission);
create index report_abnormal on rounds.report (institution_id, reported_at)
  where cardinality(flags) > 0;
create index report_noted on rounds.report (institution_id, person_id, reported_at)
  where cardinality(flags) > 0 or by_name is not null;
alter table rounds.report attach partition rounds.report_rest default;

do $$
declare t text;
begin
  foreach t in array array['roll', 'report'] loop
    execute format('alter table rounds.%I enable row level security', t);
    execute format('alter table rounds.%I force row level security', t);
    execute format('create policy institution on rounds.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;

-- Makes the tables of so many months where they are not there yet. A month that has begun in the
-- rest stays in the rest.
create function rounds.make_months(first date, many int) returns void language plpgsql as $$
declare
  begins date;
  parent text;
  part text;
begin
  for n in 0 .. many - 1 loop
    begins := date_trunc('month', first) + n * interval '1 month';
    foreach parent in array array['roll', 'report'] loop
      part := parent || to_char(begins, '_YYYY_MM');
      continue when to_regclass('rounds.' || part) is not null;
      begin
        execute format('create table rounds.%I partition of rounds.%I for values from (%L) to (%L)',
          part, parent, rounds.first_id(begins),
          rounds.first_id((begins + interval '1 month')::date));
        if parent = 'roll' then
          -- A report's update finds room on its row's page (V2).
          execute format('alter table rounds.%I set (fillfactor = 60)', part);
        end if;
        execute format('alter table rounds.%I enable row level security', part);
        execute format('alter table rounds.%I force row level security', part);
        execute format('create policy institution on rounds.%I using (institution_id = '
          || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', part);
      exception
        when check_violation then
          raise notice '% has begun in the rest', part;
        when lock_not_available then
          raise notice '% has to wait: reports are in the way', part;
      end;
    end loop;
  end loop;
end $$;

-- Drops months that began before a day and hold nothing of anybody any more.
create function rounds.drop_empty_months(before date) returns int language plpgsql as $$
declare
  part text;
  holds boolean;
  dropped int := 0;
begin
  for part in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent in ('rounds.roll'::regclass, 'rounds.report'::regclass)
       and c.relname ~ '_[0-9]{4}_[0-9]{2}$'
       and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', before)
       -- As far as the server knows: those in use are not locked, and their plans not thrown away,
       -- at each look.
       and c.reltuples <= 0
     order by c.relname
  loop
    begin
      -- Otherwise its owner would see nothing in it, whatever it holds. Nobody else sees it
      -- meanwhile: the table is locked until this transaction ends.
      execute format('alter table rounds.%I no force row level security', part);
      execute format('select exists (select from rounds.%I)', part) into holds;
      if holds then
        execute format('alter table rounds.%I force row level security', part);
      else
        execute format('drop table rounds.%I', part);
        dropped := dropped + 1;
      end if;
    exception when lock_not_available then
      raise notice '% has to wait: it is being read', part;
    end;
  end loop;
  return dropped;
end $$;

select rounds.make_months(current_date, 3);
