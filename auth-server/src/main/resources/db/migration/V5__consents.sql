-- What users allowed: one row for each scope at each resource.
create table user_consent (
  consent_digest varchar(43) primary key,
  user_id        varchar(64) not null references oauth_user (user_id),
  client_id      varchar(2000) not null,
  resource       varchar(500) not null,
  scope          varchar(255) not null,
  granted_at     timestamp(6) with time zone not null
);
create index user_consent_user_id on user_consent (user_id);
