-- A token request may leave the redirect URI out (OAuth 2.1 section 4.1.3), whether or not the authorization request named it.
alter table authorization_code drop column redirect_uri_sent;
