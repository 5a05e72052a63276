-- A user has only so many sessions.
create index user_session_user_id on user_session (user_id, expires_at);
