-- Secrets that have expired are found by this.
create index client_secret_expiry on client_secret (expires_at);
