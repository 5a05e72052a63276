-- Devices that wait for a user.
create table device_request (
  device_digest    varchar(43) primary key,
  user_code_mark   varchar(43) not null unique,
  client_id        varchar(2000) not null,
  scopes           varchar(2000) not null,
  audience         varchar(2000) not null,
  expires_at       timestamp(6) with time zone not null,
  interval_seconds integer not null,
  last_asked_at    timestamp(6) with time zone,
  status           varchar(10) not null,
  user_id          varchar(64) references oauth_user (user_id),
  auth_time        timestamp(6) with time zone
);
create index device_request_expires_at on device_request (expires_at);
