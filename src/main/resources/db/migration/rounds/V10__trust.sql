-- Which reports of a round came from one device: keyed anew for each round, so that it says nothing
-- beyond it. 0 where what sent it is no browser; null where it is not known.
alter table rounds.report add column device int;

-- When a round was judged, and the seed by which its sample was drawn, kept so that anybody can
-- draw it again.
alter table rounds.round add column judged_at timestamptz;
alter table rounds.round add column sample_seed bigint;

-- How many people are called each day to verify what was reported.
create table rounds.sampling (
  institution_id uuid primary key references people.institution,
  size           int not null check (size between 0 and 500)
);

-- How many reports of a college look scripted or copied, never whose.
create table rounds.doubt (
  institution_id uuid not null,
  round_id       uuid not null,
  unit_id        uuid not null,
  sign           text not null check (sign in ('timed', 'copied', 'shared', 'program', 'any')),
  judged         int not null check (judged >= 0),
  people         int not null check (people between 0 and judged),
  -- What chance alone would show.
  chance         real not null check (chance >= 0),
  -- Of people whose reports a call confirmed lately, those judged and those who show it.
  verified       int not null check (verified >= 0),
  verified_show  int not null check (verified_show between 0 and verified),
  primary key (institution_id, round_id, unit_id, sign),
  foreign key (institution_id, round_id) references rounds.round
);

-- Drawn by lot to be asked by a call whether it is as they reported.
create table rounds.sampled (
  institution_id uuid not null,
  round_id       uuid not null,
  person_id      uuid not null,
  -- What they had reported.
  report_id      uuid not null,
  drawn_at       timestamptz not null,
  outcome        text check (outcome in ('same', 'otherwise')),
  -- Where it was otherwise: whether what was hidden is abnormal.
  hidden         boolean not null default false,
  at             timestamptz,
  by_name        text,
  primary key (institution_id, round_id, person_id),
  foreign key (institution_id, round_id) references rounds.round,
  check ((outcome is null) = (at is null)),
  check (not hidden or outcome = 'otherwise')
);
create index sampled_person on rounds.sampled (institution_id, person_id, drawn_at);

do $$
declare t text;
begin
  foreach t in array array['sampling', 'doubt', 'sampled'] loop
    execute format('alter table rounds.%I enable row level security', t);
    execute format('alter table rounds.%I force row level security', t);
    execute format('create policy institution on rounds.%I using (institution_id = '
      || 'nullif(current_setting(''muster.institution'', true), '''')::uuid)', t);
  end loop;
end $$;
