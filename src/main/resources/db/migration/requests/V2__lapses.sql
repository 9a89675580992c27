-- Some things are not over because nobody said a word: whoever carried them out is to ask again.
alter table requests.request add column lapses boolean not null default true;
alter table requests.deed drop constraint deed_what_check;
alter table requests.deed add constraint deed_what_check check (what in ('asked', 'approved',
  'refused', 'asked-back', 'answered', 'lapsed', 'done', 'confirmed', 'contradicted',
  'uncontradicted', 'unconfirmed', 'withdrawn'));
