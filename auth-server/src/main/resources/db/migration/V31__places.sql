-- Whose rows these are, so that nobody's flood takes another's place; and which registrations are used.
alter table oauth_client add column stranger boolean default false not null;
update oauth_client set stranger = true where client_id in (select client_id from client_registration);

alter table client_registration add column holder varchar(64) default '' not null;
alter table client_registration add column used_at timestamp(6) with time zone;
update client_registration set used_at = current_timestamp;
create index client_registration_holder on client_registration (holder);
create index client_registration_used_at on client_registration (used_at, issued_at);

alter table device_request add column holder varchar(64) default '' not null;
create index device_request_holder on device_request (holder, expires_at);
alter table pushed_request add column holder varchar(64) default '' not null;
create index pushed_request_holder on pushed_request (holder, expires_at);
alter table upstream_trip add column holder varchar(64) default '' not null;
create index upstream_trip_holder on upstream_trip (holder, expires_at);
