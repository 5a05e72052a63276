-- What changed since when, for APIs that read only that; and to whom an entry belongs, so that nobody fills the list.
-- changed_at is the database's own time: all nodes write it, and their clocks differ.
alter table revoked_token add column owner_id varchar(43);
alter table revoked_token add column whole boolean default true not null;
alter table revoked_token add column until_at timestamp(6) with time zone;
alter table revoked_token add column changed_at timestamp(6) with time zone default current_timestamp not null;
create index revoked_token_changed_at on revoked_token (changed_at, token_id);
create index revoked_token_owner_id on revoked_token (owner_id);
