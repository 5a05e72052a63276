-- All tokens that come from one approval. No token stands here, not even as a digest: see RefreshTokens.
create table token_family (
  family_id      varchar(22) primary key,
  client_id      varchar(2000) not null,
  user_id        varchar(64) not null references oauth_user (user_id),
  scopes         varchar(2000) not null,
  audience       varchar(2000) not null,
  auth_time      timestamp(6) with time zone not null,
  created_at     timestamp(6) with time zone not null,
  expires_at     timestamp(6) with time zone not null,
  last_used_at   timestamp(6) with time zone not null,
  generation     integer not null,
  session_id     varchar(43),
  key_thumbprint varchar(43),
  revoked_at     timestamp(6) with time zone
);
create index token_family_user_id on token_family (user_id);
create index token_family_session_id on token_family (session_id);
create index token_family_expires_at on token_family (expires_at);

-- Codes live for a minute: the table is made anew, for clients that are in no table of ours and for more to remember.
drop table authorization_code;
create table authorization_code (
  code_digest       varchar(43) primary key,
  client_id         varchar(2000) not null,
  user_id           varchar(64) not null references oauth_user (user_id),
  session_id        varchar(43),
  redirect_uri      varchar(2000) not null,
  redirect_uri_sent boolean not null,
  scopes            varchar(2000) not null,
  audience          varchar(2000) not null,
  code_challenge    varchar(43) not null,
  nonce             varchar(500),
  key_thumbprint    varchar(43),
  auth_time         timestamp(6) with time zone not null,
  expires_at        timestamp(6) with time zone not null,
  redeemed_at       timestamp(6) with time zone,
  family_id         varchar(22)
);
create index authorization_code_expires_at on authorization_code (expires_at);
