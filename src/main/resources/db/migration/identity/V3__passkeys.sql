-- Passkeys. Without row-level security, as accounts: one is looked up by the id that the browser
-- sends to learn whose it is, before any institution can be in force.
create table identity.passkey (
  institution_id  uuid not null,
  id              uuid not null,
  account_id      uuid not null,
  -- The authenticator's name for it, and its public key in WebAuthn's own form.
  credential_id   bytea not null unique check (length(credential_id) between 1 and 1023),
  attested        bytea not null,
  -- What the authenticator has counted to; always 0 for one that is kept in several places.
  counter         bigint not null,
  backup_eligible boolean not null,
  backed_up       boolean not null,
  transports      text[] not null,
  label           text not null check (length(label) between 1 and 100),
  created_at      timestamptz not null,
  last_used_at    timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, account_id) references identity.account
);
create index passkey_account on identity.passkey (institution_id, account_id);
