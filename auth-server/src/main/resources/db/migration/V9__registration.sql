-- Applications that registered themselves.
create table client_registration (
  client_id    varchar(255) primary key,
  token_digest varchar(43) not null,
  metadata     varchar(40000) not null,
  issued_at    timestamp(6) with time zone not null
);
create index token_family_client_id on token_family (client_id);
