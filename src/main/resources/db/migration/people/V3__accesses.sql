-- Looking past one's charge, for a stated reason and an hour.
alter table people.post drop constraint post_kind_check;
alter table people.post add constraint post_kind_check check (kind in ('working_group', 'data_team',
  'chief_counsellor', 'counsellor', 'class_leader', 'logistics', 'counselling', 'aid', 'careers',
  'publicity', 'clinic', 'data_protection'));

create table people.access (
  institution_id uuid not null,
  id             uuid not null,
  -- Who looks, and at whom.
  viewer_id      uuid not null,
  viewer_name    text not null,
  person_id      uuid not null,
  reason         text not null check (length(reason) between 10 and 500),
  at             timestamptz not null,
  until          timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, viewer_id) references people.person,
  foreign key (institution_id, person_id) references people.person,
  check (until > at)
);
create index access_viewer on people.access (institution_id, viewer_id, until);
create index access_person on people.access (institution_id, person_id, at);
alter table people.access enable row level security;
alter table people.access force row level security;
create policy institution on people.access
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
