-- The ledger: what was accepted stays on record until every stage has told that it is done with it.

alter table model
    add column generation        integer not null default 0,
    add column retired_at        timestamptz,
    add column deleted_at        timestamptz,
    add column refused_batches   bigint  not null default 0,
    add column rejected_rows     bigint  not null default 0,
    add column stalled           boolean not null default false,
    add column pipeline_revision bigint  not null default 0;

update model m
set rejected_rows = (select coalesce(sum(d.rejected_count), 0) from dataset d where d.model = m.name and d.kind = 'BATCH');

-- What is left of a deleted model. Its generation keeps the ids of events of a later model of that name apart.
create table deleted_model (
    name       varchar(63) primary key,
    deleted_at timestamptz not null,
    generation integer     not null
);

-- What was accepted before is taken to be evaluated, unless its event still waits in the outbox; see below.
alter table dataset
    add column reference       uuid,
    add column progress        varchar(16) not null default 'EVALUATED'
        check (progress in ('WAITING', 'EVALUATED', 'DROPPED')),
    add column open_parts      integer     not null default 0,
    add column evaluated_at    timestamptz,
    add column rows_deleted_at timestamptz;
alter table dataset
    alter column progress drop default,
    alter column open_parts drop default;

update dataset d
set rows_deleted_at = now()
where not exists (select 1 from payload_block b where b.dataset = d.id);

create index dataset_waiting on dataset (model, accepted_at) where progress = 'WAITING';
create index dataset_waiting_reference on dataset (reference) where progress = 'WAITING';
create index dataset_dropped on dataset (model) where progress = 'DROPPED';
create index dataset_kept on dataset (accepted_at) where rows_deleted_at is null;
create index dataset_accepted on dataset (model, kind, accepted_at);

-- Instances take ids in blocks; the position is the order in which events were stored.
create sequence outbox_position;
alter table outbox
    add column position           bigint  not null default nextval('outbox_position'),
    add column model              varchar(63),
    add column dataset            uuid,
    add column judged             varchar(400),
    add column awaits_drift       boolean not null default false,
    add column awaits_performance boolean not null default false,
    add column awaits_judged      boolean not null default false,
    add column drift_revision     integer,
    add column judged_revision    integer,
    add column dead               boolean not null default false,
    add column published_at       timestamptz,
    add column tells              integer not null default 0,
    add column next_tell_at       timestamptz;

update outbox o
set model              = split_part(e.body ->> 'subject', '/', 1),
    dataset            = case o.routing_key
                             when 'batch.accepted' then e.body -> 'data' -> 'batch' ->> 'batch'
                             when 'labels.accepted' then e.body -> 'data' ->> 'labels'
                             else e.body -> 'data' ->> 'reference' end::uuid,
    judged             = case when o.routing_key = 'batch.accepted' then
                             split_part(e.body ->> 'subject', '/', 1) || '/'
                             || coalesce(e.body -> 'data' -> 'part' -> 'window' ->> 'batch',
                                         e.body -> 'data' -> 'batch' ->> 'batch') end,
    awaits_drift       = o.routing_key in ('batch.accepted', 'reference.accepted'),
    awaits_performance = true,
    awaits_judged      = o.routing_key = 'batch.accepted'
from (select id, convert_from(event, 'UTF8')::jsonb as body from outbox) e
where e.id = o.id and o.routing_key in ('batch.accepted', 'labels.accepted', 'reference.accepted');

update dataset d
set progress = 'WAITING', open_parts = o.parts
from (select dataset, count(*) as parts from outbox where dataset is not null group by dataset) o
where o.dataset = d.id;

create index outbox_event on outbox (event_id);
create index outbox_unpublished on outbox (position) where published_at is null;
create index outbox_judged on outbox (judged) where awaits_judged;
create index outbox_due on outbox (next_tell_at) where published_at is not null and not dead;
create index outbox_dataset on outbox (dataset) where dataset is not null;
create index outbox_model on outbox (model) where model is not null;

-- Who of the service's instances does what only one may do, and until when.
create table lease (
    name   varchar(63) primary key,
    holder uuid        not null,
    until  timestamptz not null
);

-- What was refused as a whole: the last ones of each model.
create sequence refusal_seq start with 1 increment by 1;
create table refusal (
    id     bigint primary key,
    model  varchar(63)   not null,
    kind   varchar(16)   not null,
    name   varchar(200),
    title  varchar(200)  not null,
    detail varchar(2000) not null,
    at     timestamptz   not null
);
create index refusal_model on refusal (model, id);

-- Messages that could not be worked off; the bodies apart, so that a list does not read them.
create table dead_letter (
    id       uuid primary key,
    queue    varchar(100)  not null,
    reason   varchar(2000) not null,
    attempts integer       not null,
    at       timestamptz   not null,
    event    varchar(100),
    type     varchar(100),
    model    varchar(63),
    batch    varchar(400),
    state    varchar(16)   not null check (state in ('OPEN', 'REPLAYED', 'DROPPED')),
    replays  integer       not null,
    changed_at timestamptz not null
);
create index dead_letter_at on dead_letter (at, id);
create index dead_letter_open on dead_letter (model) where state = 'OPEN';

create table dead_letter_body (
    letter uuid primary key references dead_letter (id) on delete cascade,
    bytes  bytea not null
);
