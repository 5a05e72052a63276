-- H2 binds a rule with "in (...)" to the connection that made it: when the pool closed that one, no task could be written any
-- more. A column goes with its rule, whatever name each database gave to it; the new rule does without "in".
drop index tasks_of_user_by_status;
alter table tasks add column state varchar(11);
update tasks set state = status;
alter table tasks drop column status;
alter table tasks rename column state to status;
alter table tasks alter column status set not null;
alter table tasks add constraint tasks_status check (
    case status when 'pending' then true when 'in_progress' then true when 'completed' then true else false end);
create index tasks_of_user_by_status on tasks (user_id, status, created_at desc, id);
