-- Opaque access tokens, for clients that are set to get them.
create table opaque_token (
  token_digest varchar(43) primary key,
  claims       varchar(8000) not null,
  expires_at   timestamp(6) with time zone not null
);
create index opaque_token_expires_at on opaque_token (expires_at);
