-- Standard SQL, the same for H2 and PostgreSQL.
-- Columns for text of people are twice as wide as the API allows: it counts characters, H2 counts UTF-16 units.

create table users (
    id         varchar(255) primary key,
    username   varchar(64)  not null constraint users_username_unique unique,
    email      varchar(254) not null,
    created_at timestamp with time zone not null
);

-- The key of an owner may be a word longer than an id of 255 characters: so a client's is never a user's.
-- H2 binds a rule with "in (...)" to the connection that made it: when the pool closes that one, no task can be written any
-- more. The rule for the status does without "in".
create table tasks (
    id          varchar(21)   primary key,
    user_id     varchar(262)  not null,
    title       varchar(400)  not null,
    description varchar(4000),
    status      varchar(11)   not null,
    created_at  timestamp with time zone not null,
    created_by  varchar(2048) not null,
    updated_at  timestamp with time zone not null,
    constraint tasks_status check (
        case status when 'pending' then true when 'in_progress' then true when 'completed' then true else false end)
);

-- "The tasks of one user, newest first", with and without a status.
create index tasks_of_user on tasks (user_id, created_at desc, id);
create index tasks_of_user_by_status on tasks (user_id, status, created_at desc, id);

-- How many tasks each user has, by status: counting a million rows takes longer than reading the fifty that are asked for.
create table task_counts (
    user_id     varchar(262) primary key,
    pending     bigint not null,
    in_progress bigint not null,
    completed   bigint not null
);

-- API keys: of each only the digest, by which it is looked up.
create table api_key (
  key_digest  varchar(43) primary key,
  name        varchar(255) not null,
  owner_id    varchar(255) not null,
  permissions varchar(1000) not null,
  created_at  timestamp(6) with time zone not null
);
