-- Standard SQL, the same for H2 and PostgreSQL.
-- Columns for text of people are twice as wide as the API allows: it counts characters, H2 counts UTF-16 units.

create table users (
    id         varchar(255) primary key,
    username   varchar(64)  not null constraint users_username_unique unique,
    email      varchar(254) not null,
    created_at timestamp with time zone not null
);

create table tasks (
    id          varchar(21)   primary key,
    user_id     varchar(255)  not null,
    title       varchar(400)  not null,
    description varchar(4000),
    status      varchar(11)   not null check (status in ('pending', 'in_progress', 'completed')),
    created_at  timestamp with time zone not null,
    created_by  varchar(2048) not null,
    updated_at  timestamp with time zone not null
);

-- "The tasks of one user, newest first", with and without a status.
create index tasks_of_user on tasks (user_id, created_at desc, id);
create index tasks_of_user_by_status on tasks (user_id, status, created_at desc, id);
