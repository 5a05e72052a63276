-- Signing in at another provider. What is secret here is sealed, or a digest; docs/storage.md explains each table.
alter table user_session add column upstream_id varchar(22);
alter table authorization_code add column upstream_id varchar(22);
alter table token_family add column upstream_id varchar(22);
create index token_family_upstream_id on token_family (upstream_id);

-- Browsers that are away at a provider. Each comes back once.
create table upstream_trip (
  state_digest varchar(43) primary key,
  content      varchar(64000) not null,
  expires_at   timestamp(6) with time zone not null
);
create index upstream_trip_expires_at on upstream_trip (expires_at);

-- Who somebody at a provider is here. The key is a digest, because addresses and subjects may be long.
create table upstream_link (
  link_digest varchar(43) primary key,
  user_id     varchar(64) not null references oauth_user (user_id),
  provider    varchar(64) not null,
  authority   varchar(2000) not null,
  subject     varchar(255) not null,
  name        varchar(254) not null,
  is_home     boolean not null,
  linked_at   timestamp(6) with time zone not null
);
create index upstream_link_user_id on upstream_link (user_id);

-- The tokens of a provider, one row for each sign-in of a user for a client.
create table upstream_token (
  upstream_id      varchar(22) primary key,
  provider         varchar(64) not null,
  client_id        varchar(2000) not null,
  user_id          varchar(64) not null,
  content          varchar(100000) not null,
  version          integer not null,
  refreshing_until timestamp(6) with time zone,
  ended_at         timestamp(6) with time zone,
  expires_at       timestamp(6) with time zone not null
);
create index upstream_token_expires_at on upstream_token (expires_at);
create index upstream_token_ended_at on upstream_token (ended_at);

-- Which of our access tokens stand for which of them, by their jti.
create table upstream_token_use (
  token_id    varchar(22) primary key,
  upstream_id varchar(22) not null,
  expires_at  timestamp(6) with time zone not null
);
create index upstream_token_use_expires_at on upstream_token_use (expires_at);
