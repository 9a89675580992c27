-- Which account of a made-up campus plays which role. A campus with all its roles is finished.
create schema if not exists demo;

create table demo.role (
  institution_id uuid not null references people.institution,
  role           text not null,
  account_id     uuid not null,
  primary key (institution_id, role)
);
alter table demo.role enable row level security;
alter table demo.role force row level security;
create policy institution on demo.role
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
