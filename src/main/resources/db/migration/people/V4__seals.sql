-- Under which key all sealed text of an institution is; the keys themselves are not in the database.
create table people.seal (
  institution_id uuid primary key references people.institution,
  key            int not null,
  at             timestamptz not null
);
alter table people.seal enable row level security;
alter table people.seal force row level security;
create policy institution on people.seal
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);

-- What a roster says of somebody in words is stored sealed only; see rounds/V3.
alter table people.person add constraint note_sealed check (note like 'sealed:%') not valid;
