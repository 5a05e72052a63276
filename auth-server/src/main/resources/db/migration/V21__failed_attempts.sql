-- Wrong guesses, by digest of whose they are. Rows go when nothing has failed for long.
create table failed_attempt (
  key_digest varchar(43) primary key,
  failures   integer not null,
  next_at    timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);
create index failed_attempt_expires_at on failed_attempt (expires_at);
