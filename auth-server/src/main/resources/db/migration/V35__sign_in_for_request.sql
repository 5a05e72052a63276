-- The authorization request that the user of a session signed in for; a digest.
alter table user_session add column request_name varchar(43);
