-- Keys in three states. One seat for each active and each next key of an algorithm; retired ones have none, and may be many.
-- The old constraint has no name that both databases know, so the table is made anew.
create table signing_key_states (
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
insert into signing_key_states (kid, algorithm, state, seat, public_jwk, private_sealed, created_at, since)
  select kid, algorithm, status, algorithm || ' ' || status, public_jwk, private_sealed, created_at, created_at
  from signing_key;
drop table signing_key;
alter table signing_key_states rename to signing_key;
