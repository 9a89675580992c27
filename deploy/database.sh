#!/bin/sh
# Once, when PostgreSQL is made: a database and a role that owns it and is no superuser, because
# row-level security does not hold for superusers.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v password="$POSTGRES_PASSWORD" <<'SQL'
create role muster login password :'password';
create database muster owner muster;
\c muster
create extension btree_gist;
SQL
