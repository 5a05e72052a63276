-- Authorization requests that clients sent ahead.
create table pushed_request (
  uri_digest varchar(43) primary key,
  client_id  varchar(2000) not null,
  parameters varchar(20000) not null,
  open_until timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  opened     boolean not null
);
create index pushed_request_expires_at on pushed_request (expires_at);
