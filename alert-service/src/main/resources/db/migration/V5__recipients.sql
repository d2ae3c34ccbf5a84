-- What is known of a recipient beside its address. The id is drawn at random and told to the recipient alone: who knows it
-- may end what it gets.
create table recipient (
    id             uuid primary key,
    channel        varchar(32)  not null,
    address        varchar(500) not null,
    secret         varchar(200),
    stopped_at     timestamptz,
    stopped_reason varchar(200),
    unique (channel, address)
);

-- What is told of one incident reaches a recipient in its order
create index delivery_open_of_recipient on delivery (channel, recipient, created_at, id)
    where state in ('PENDING', 'SENDING');
