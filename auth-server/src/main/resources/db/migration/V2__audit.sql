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
  trace_id    varchar(32)
);
create index audit_event_occurred_at on audit_event (occurred_at);
create index audit_event_client_id on audit_event (client_id, id);
create index audit_event_user_id on audit_event (user_id, id);
create index audit_event_type on audit_event (type, id);
create index audit_event_trace_id on audit_event (trace_id);
