-- Who cleans up, and until when nobody else does.
create table upkeep_lease (
  task       varchar(20) primary key,
  holder     varchar(12) not null,
  held_until timestamp(6) with time zone not null
);
insert into upkeep_lease (task, holder, held_until) values ('clean-up', 'nobody', timestamp '1970-01-01 00:00:00');
