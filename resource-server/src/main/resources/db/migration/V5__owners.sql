-- The key of an owner may be a word longer than an id of 255 characters: so a client's is never a user's.
alter table tasks alter column user_id set data type varchar(262);
alter table task_counts alter column user_id set data type varchar(262);
