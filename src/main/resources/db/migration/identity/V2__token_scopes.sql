-- What a token may be used for. Without a word it serves nothing: that is what a token has that an
-- older program makes while this one is being put in its place.
alter table identity.token add column scopes text[] not null default '{}';

-- Tokens of before could do all that their owner could, and go on doing so until they end.
update identity.token
   set scopes = array['roster', 'forms', 'rounds:read', 'rounds:write', 'reports', 'links', 'trail'],
       expires_at = case when expires_at is null then now() + interval '90 days'
                         else least(expires_at, created_at + interval '365 days') end;

-- Not "not null", as the older program may still write one; a token without an end is not valid.
comment on column identity.token.expires_at is 'null: not valid';
