-- Anybody can cause refusals, so there is a bound to them; the others are kept for their time.
alter table audit_event add column refused boolean default false not null;
update audit_event set refused = true where outcome <> 'ok';
create index audit_event_refused on audit_event (refused, id);
