-- What the authorization server keeps. docs/storage.md explains each table; every secret here is a digest or sealed.
create table oauth_client (
  client_id        varchar(255) primary key,
  client_name      varchar(255) not null,
  secret_digest    varchar(43),
  auth_methods     varchar(255) not null,
  grant_types      varchar(1000) not null,
  scopes           varchar(2000) not null,
  redirect_uris    varchar(4000) not null,
  default_resource varchar(100),
  serves_resource  varchar(100),
  created_at       timestamp(6) with time zone not null
);

create table oauth_user (
  user_id       varchar(64) primary key,
  username      varchar(64) not null unique,
  email         varchar(254) not null,
  password_hash varchar(255) not null,
  created_at    timestamp(6) with time zone not null
);

create table user_session (
  session_digest varchar(43) primary key,
  user_id        varchar(64) not null references oauth_user (user_id),
  auth_time      timestamp(6) with time zone not null,
  expires_at     timestamp(6) with time zone not null
);
create index user_session_expires_at on user_session (expires_at);

create table authorization_code (
  code_digest       varchar(43) primary key,
  client_id         varchar(255) not null references oauth_client (client_id),
  user_id           varchar(64) not null references oauth_user (user_id),
  redirect_uri      varchar(2000) not null,
  redirect_uri_sent boolean not null,
  scopes            varchar(2000) not null,
  audience          varchar(2000) not null,
  code_challenge    varchar(43) not null,
  auth_time         timestamp(6) with time zone not null,
  expires_at        timestamp(6) with time zone not null,
  redeemed_at       timestamp(6) with time zone,
  token_id          varchar(43)
);
create index authorization_code_expires_at on authorization_code (expires_at);

create table revoked_token (
  token_id   varchar(43) primary key,
  expires_at timestamp(6) with time zone not null
);
create index revoked_token_expires_at on revoked_token (expires_at);

create table signing_key (
  kid            varchar(43) primary key,
  algorithm      varchar(10) not null,
  status         varchar(10) not null,
  public_jwk     varchar(4000) not null,
  private_sealed varchar(8000) not null,
  created_at     timestamp(6) with time zone not null,
  unique (algorithm, status)
);
