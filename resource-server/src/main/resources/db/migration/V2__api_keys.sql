-- API keys: of each only the digest, by which it is looked up.
create table api_key (
  key_digest  varchar(43) primary key,
  name        varchar(255) not null,
  owner_id    varchar(255) not null,
  permissions varchar(1000) not null,
  created_at  timestamp(6) with time zone not null
);
