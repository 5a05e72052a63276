-- What the authorization server keeps, the same for H2 and PostgreSQL. docs/storage.md explains each table; every secret here is
-- a digest or sealed. The tables stand in the order of the chapters that use them.

-- What happened: facts are added and, when they are old, deleted. Nothing here is a secret.
create sequence audit_event_seq increment by 100;
create table audit_event (
  id          bigint primary key,
  occurred_at timestamp(6) with time zone not null,
  occurrences integer not null,
  type        varchar(64) not null,
  client_id   varchar(255),
  user_id     varchar(255),
  outcome     varchar(64) not null,
  reason      varchar(500),
  ip          varchar(64),
  trace_id    varchar(32),
  refused     boolean not null -- anybody can cause refusals, so there is a bound to them; the others are kept for their time
);
create index audit_event_occurred_at on audit_event (occurred_at);
create index audit_event_client_id on audit_event (client_id, id);
create index audit_event_user_id on audit_event (user_id, id);
create index audit_event_type on audit_event (type, id);
create index audit_event_trace_id on audit_event (trace_id);
create index audit_event_refused on audit_event (refused, id);

-- Wrong guesses, by digest of whose they are. Rows go when nothing has failed for long.
create table failed_attempt (
  key_digest varchar(43) primary key,
  failures   integer not null,
  next_at    timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null
);
create index failed_attempt_expires_at on failed_attempt (expires_at);

-- What was used one time, as digests.
create table used_id (
  id_digest  varchar(43) primary key,
  expires_at timestamp(6) with time zone not null
);
create index used_id_expires_at on used_id (expires_at);

-- Who cleans up, and until when nobody else does.
create table cleanup_lease (
  task       varchar(20) primary key,
  holder     varchar(12) not null,
  held_until timestamp(6) with time zone not null
);
insert into cleanup_lease (task, holder, held_until) values ('clean-up', 'nobody', timestamp '1970-01-01 00:00:00');

-- Keys in three states. One seat for each active and each next key of an algorithm; retired ones have none, and may be many.
create table signing_key (
  kid            varchar(43) not null,
  algorithm      varchar(10) not null,
  state          varchar(10) not null,
  seat           varchar(21),
  public_jwk     varchar(4000) not null,
  private_sealed varchar(8000),
  created_at     timestamp(6) with time zone not null,
  since          timestamp(6) with time zone not null,
  remove_at      timestamp(6) with time zone,
  constraint signing_key_kid primary key (kid),
  constraint signing_key_seat unique (seat)
);

create table oauth_client (
  client_id                 varchar(255) primary key,
  client_name               varchar(255) not null,
  auth_methods              varchar(255) not null,
  grant_types               varchar(1000) not null,
  scopes                    varchar(2000) not null,
  redirect_uris             varchar(12000) not null,
  default_resource          varchar(100),
  serves_resource           varchar(100),
  created_at                timestamp(6) with time zone not null,
  jwks                      varchar(20000),
  jwks_uri                  varchar(2000),
  post_logout_redirect_uris varchar(12000) not null,
  token_format              varchar(10) not null,
  access_token_seconds      bigint,
  refresh_token_seconds     bigint,
  id_token_algorithm        varchar(10) not null,
  enabled                   boolean not null,
  first_party               boolean not null,
  stranger                  boolean not null,
  requires_pushed_requests  boolean not null,
  requires_dpop             boolean not null,
  exchange_from             varchar(1000) not null,
  exchange_to               varchar(1000) not null,
  may_impersonate           boolean not null
);

create table client_secret (
  secret_digest varchar(43) not null,
  client_id     varchar(255) not null references oauth_client (client_id) on delete cascade,
  created_at    timestamp(6) with time zone not null,
  expires_at    timestamp(6) with time zone,
  primary key (client_id, secret_digest)
);
create index client_secret_expiry on client_secret (expires_at);

create table oauth_user (
  user_id       varchar(64) primary key,
  username      varchar(64) not null unique,
  email         varchar(254) not null,
  password_hash varchar(255) not null,
  created_at    timestamp(6) with time zone not null
);

-- What was revoked before its time. The owner says to whom an entry belongs, so that nobody fills the list. changed_at is the
-- database's own time: all nodes write it, and their clocks differ.
create table revoked_token (
  token_id   varchar(43) primary key,
  expires_at timestamp(6) with time zone not null,
  owner_id   varchar(43),
  whole      boolean not null,
  until_at   timestamp(6) with time zone,
  changed_at timestamp(6) with time zone default current_timestamp not null
);
create index revoked_token_expires_at on revoked_token (expires_at);
create index revoked_token_changed_at on revoked_token (changed_at, token_id);
create index revoked_token_owner_id on revoked_token (owner_id);

-- All tokens that come from one approval. No token stands here, not even as a digest: see RefreshTokens.
create table token_family (
  family_id      varchar(22) primary key,
  client_id      varchar(2000) not null,
  user_id        varchar(64) not null references oauth_user (user_id),
  scopes         varchar(2000) not null,
  audience       varchar(2000) not null,
  auth_time      timestamp(6) with time zone not null,
  created_at     timestamp(6) with time zone not null,
  expires_at     timestamp(6) with time zone not null,
  last_used_at   timestamp(6) with time zone not null,
  generation     integer not null,
  session_id     varchar(43),
  key_thumbprint varchar(43),
  revoked_at     timestamp(6) with time zone,
  upstream_id    varchar(22)
);
create index token_family_client_id on token_family (client_id);
create index token_family_user_id on token_family (user_id);
create index token_family_session_id on token_family (session_id);
create index token_family_expires_at on token_family (expires_at);
create index token_family_upstream_id on token_family (upstream_id);

-- Opaque access tokens, for clients that are set to get them.
create table opaque_token (
  token_digest varchar(43) primary key,
  claims       varchar(8000) not null,
  expires_at   timestamp(6) with time zone not null
);
create index opaque_token_expires_at on opaque_token (expires_at);

-- Who is signed in. request_name is the digest of the authorization request that the user signed in for.
create table user_session (
  session_digest varchar(43) primary key,
  user_id        varchar(64) not null references oauth_user (user_id),
  auth_time      timestamp(6) with time zone not null,
  expires_at     timestamp(6) with time zone not null,
  upstream_id    varchar(22),
  request_name   varchar(43)
);
create index user_session_expires_at on user_session (expires_at);
create index user_session_user_id on user_session (user_id, expires_at);

-- What users allowed: one row for each scope at each resource.
create table user_consent (
  consent_digest varchar(43) primary key,
  user_id        varchar(64) not null references oauth_user (user_id),
  client_id      varchar(2000) not null,
  resource       varchar(500) not null,
  scope          varchar(255) not null,
  granted_at     timestamp(6) with time zone not null
);
create index user_consent_user_id on user_consent (user_id);

create table authorization_code (
  code_digest    varchar(43) primary key,
  client_id      varchar(2000) not null,
  user_id        varchar(64) not null references oauth_user (user_id),
  session_id     varchar(43),
  redirect_uri   varchar(2000) not null,
  scopes         varchar(2000) not null,
  audience       varchar(2000) not null,
  code_challenge varchar(43) not null,
  nonce          varchar(500),
  key_thumbprint varchar(43),
  auth_time      timestamp(6) with time zone not null,
  expires_at     timestamp(6) with time zone not null,
  redeemed_at    timestamp(6) with time zone,
  family_id      varchar(22),
  upstream_id    varchar(22)
);
create index authorization_code_expires_at on authorization_code (expires_at);

-- Devices that wait for a user. The holder says whose row it is, here and below, so that nobody's flood takes another's place.
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
  auth_time        timestamp(6) with time zone,
  holder           varchar(64) not null
);
create index device_request_expires_at on device_request (expires_at);
create index device_request_holder on device_request (holder, expires_at);

-- Authorization requests that clients sent ahead.
create table pushed_request (
  uri_digest varchar(43) primary key,
  client_id  varchar(2000) not null,
  parameters varchar(20000) not null,
  open_until timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  opened     boolean not null,
  holder     varchar(64) not null
);
create index pushed_request_expires_at on pushed_request (expires_at);
create index pushed_request_holder on pushed_request (holder, expires_at);

-- Applications that registered themselves.
create table client_registration (
  client_id    varchar(255) primary key,
  token_digest varchar(43) not null,
  metadata     varchar(40000) not null,
  issued_at    timestamp(6) with time zone not null,
  holder       varchar(64) not null,
  used_at      timestamp(6) with time zone
);
create index client_registration_holder on client_registration (holder);
create index client_registration_used_at on client_registration (used_at, issued_at);

-- Browsers that are away at another provider. Each comes back once.
create table pending_login (
  state_digest varchar(43) primary key,
  content      varchar(64000) not null,
  expires_at   timestamp(6) with time zone not null,
  holder       varchar(64) not null
);
create index pending_login_expires_at on pending_login (expires_at);
create index pending_login_holder on pending_login (holder, expires_at);

-- Who somebody at a provider is here. The key is a digest, because addresses and subjects may be long.
create table upstream_link (
  link_digest varchar(43) primary key,
  user_id     varchar(64) not null references oauth_user (user_id),
  provider    varchar(64) not null,
  authority   varchar(2000) not null,
  subject     varchar(255) not null,
  name        varchar(254) not null,
  is_home     boolean not null,
  linked_at   timestamp(6) with time zone not null
);
create index upstream_link_user_id on upstream_link (user_id);

-- The tokens of a provider, one row for each sign-in of a user for a client.
create table upstream_token (
  upstream_id      varchar(22) primary key,
  provider         varchar(64) not null,
  client_id        varchar(2000) not null,
  user_id          varchar(64) not null,
  content          varchar(100000) not null,
  version          integer not null,
  refreshing_until timestamp(6) with time zone,
  ended_at         timestamp(6) with time zone,
  expires_at       timestamp(6) with time zone not null
);
create index upstream_token_expires_at on upstream_token (expires_at);
create index upstream_token_ended_at on upstream_token (ended_at);

-- Which of our access tokens stand for which of them, by their jti.
create table upstream_token_use (
  token_id    varchar(22) primary key,
  upstream_id varchar(22) not null,
  expires_at  timestamp(6) with time zone not null
);
create index upstream_token_use_expires_at on upstream_token_use (expires_at);
