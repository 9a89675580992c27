-- Accounts, links, tokens and sessions. These tables have no row-level security: they are what is
-- looked up to learn which institution someone belongs to, before any can be in force. They are
-- read by hash or by sign-in name only, and by this room only.
create schema if not exists identity;

create table identity.account (
  institution_id uuid not null,
  id             uuid not null,
  person_id      uuid,
  login          text not null check (length(login) between 1 and 100),
  display_name   text not null,
  -- Argon2id; null for an account that signs in by other means.
  password       text,
  created_at     timestamptz not null,
  closed_at      timestamptz,
  primary key (institution_id, id),
  unique (id),
  unique (institution_id, login)
);
create index account_login on identity.account (lower(login));

-- One-time links: only the hash is kept.
create table identity.sign_in_link (
  institution_id uuid not null,
  hash           bytea not null,
  account_id     uuid not null,
  expires_at     timestamptz not null,
  used_at        timestamptz,
  primary key (institution_id, hash),
  unique (hash),
  foreign key (institution_id, account_id) references identity.account
);

create table identity.token (
  institution_id uuid not null,
  id             uuid not null,
  hash           bytea not null unique,
  person_id      uuid,
  -- What the trail calls its bearer.
  bearer         text not null,
  label          text not null,
  created_at     timestamptz not null,
  expires_at     timestamptz,
  revoked_at     timestamptz,
  last_used_at   timestamptz,
  primary key (institution_id, id)
);

-- Which institution the set-up token of the environment acts for, from its first on.
create table identity.set_up (
  only_one       boolean primary key default true check (only_one),
  institution_id uuid not null,
  bound_at       timestamptz not null
);

-- The link the first start prints, while there is no account.
create table identity.set_up_link (
  hash       bytea primary key,
  created_at timestamptz not null
);

create table identity.session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create unique index session_session_id on identity.session (session_id);
create index session_expiry_time on identity.session (expiry_time);
create index session_principal_name on identity.session (principal_name);

create table identity.session_attributes (
  session_primary_id char(36) not null references identity.session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
