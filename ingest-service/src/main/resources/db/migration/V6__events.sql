-- Single predictions: halves and wholes, until they are part of a batch; after that, for a while, their ids.
create table event (
    seq         bigint generated always as identity primary key,
    model       varchar(63)  not null,
    id          varchar(200) not null,
    part        varchar(8)   not null check (part in ('REQUEST', 'RESPONSE', 'WHOLE')),
    at          timestamptz  not null,
    row_count   integer      not null,
    body        text,
    received_at timestamptz  not null,
    done_at     timestamptz,
    batch       uuid,
    check ((done_at is null) = (body is not null)),
    unique (model, id, part)
);
create index event_waiting on event (model, part, received_at) where done_at is null;
create index event_done on event (done_at) where done_at is not null;

-- What became of them, in events; what waits is counted where it waits.
create table event_account (
    model      varchar(63) primary key,
    accepted   bigint not null default 0,
    collected  bigint not null default 0,
    unpaired   bigint not null default 0,
    refused    bigint not null default 0,
    duplicates bigint not null default 0
);
