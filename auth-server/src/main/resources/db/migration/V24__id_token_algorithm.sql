-- What a client's ID tokens are signed with. OpenID Connect Dynamic Client Registration section 2: RS256 unless it says so.
alter table oauth_client add column id_token_algorithm varchar(10) default 'RS256' not null;
