-- The approved map that an institution draws its counts on; none is shipped.
create table rounds.place_map (
  institution_id uuid primary key references people.institution,
  -- 审图号: a map may be shown with the number of its review only.
  review_number  text not null
    check (review_number ~ '^(GS[一-龥]?|[一-龥][A-Z]?S)\([0-9]{4}\)[0-9]{1,5}号$'),
  source         text not null check (length(source) between 1 and 200),
  -- Of the file as it was given, which is not kept.
  file_hash      bytea not null check (length(file_hash) = 32),
  width          int not null check (width > 0),
  height         int not null check (height > 0),
  -- [{"code": "440000", "path": "M…"}]; without a code what is drawn as an outline.
  shapes         jsonb not null check (jsonb_typeof(shapes) = 'array'),
  by_name        text not null,
  at             timestamptz not null
);

alter table rounds.place_map enable row level security;
alter table rounds.place_map force row level security;
create policy institution on rounds.place_map
  using (institution_id = nullif(current_setting('muster.institution', true), '')::uuid);
