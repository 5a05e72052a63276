-- What was used one time, as digests.
create table used_id (
  id_digest  varchar(43) primary key,
  expires_at timestamp(6) with time zone not null
);
create index used_id_expires_at on used_id (expires_at);
