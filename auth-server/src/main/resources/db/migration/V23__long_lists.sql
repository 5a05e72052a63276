-- As many and as long as the rules for registration allow: ten addresses of a thousand characters, a body of keys.
alter table oauth_client alter column redirect_uris set data type varchar(12000);
alter table oauth_client alter column post_logout_redirect_uris set data type varchar(12000);
alter table oauth_client alter column jwks set data type varchar(20000);
