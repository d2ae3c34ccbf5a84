-- What became of events, apart from what came: whoever collects and whoever takes in never wait for each other's row. What
-- was counted before, and what instances of an earlier version count, is in event_account; the two are added up.
create table event_outcome (
    model     varchar(63) primary key,
    collected bigint not null default 0,
    unpaired  bigint not null default 0,
    refused   bigint not null default 0
);
