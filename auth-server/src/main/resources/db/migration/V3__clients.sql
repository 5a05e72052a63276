-- Clients with several secrets, keys of their own, and settings for their tokens.
create table client_secret (
  secret_digest varchar(43) not null,
  client_id     varchar(255) not null references oauth_client (client_id) on delete cascade,
  created_at    timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone,
  primary key (client_id, secret_digest)
);
insert into client_secret (secret_digest, client_id, created_at)
  select secret_digest, client_id, created_at from oauth_client where secret_digest is not null;

alter table oauth_client drop column secret_digest;
alter table oauth_client add column jwks varchar(16000);
alter table oauth_client add column jwks_uri varchar(2000);
alter table oauth_client add column post_logout_redirect_uris varchar(4000) default '' not null;
alter table oauth_client add column token_format varchar(10) default 'JWT' not null;
alter table oauth_client add column access_token_seconds bigint;
alter table oauth_client add column refresh_token_seconds bigint;
alter table oauth_client add column enabled boolean default true not null;
alter table oauth_client add column first_party boolean default false not null;
alter table oauth_client add column requires_pushed_requests boolean default false not null;
alter table oauth_client add column requires_dpop boolean default false not null;
alter table oauth_client add column exchange_from varchar(1000) default '' not null;
alter table oauth_client add column exchange_to varchar(1000) default '' not null;
alter table oauth_client add column may_impersonate boolean default false not null;
