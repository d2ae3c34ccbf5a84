create table model (
    name              varchar(63) primary key,
    version           integer     not null,
    reference         uuid,
    last_sequence     bigint      not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null
);

create table model_version (
    model      varchar(63) not null references model (name),
    version    integer     not null,
    definition text        not null,
    created_at timestamptz not null,
    primary key (model, version)
);

-- References, batches and deliveries of labels
create table dataset (
    id              uuid primary key,
    model           varchar(63)  not null references model (name),
    kind            varchar(16)  not null,
    name            varchar(200) not null,
    sequence        bigint       not null,
    sha256          varchar(64)  not null,
    idempotency_key varchar(200),
    row_count       bigint       not null,
    rejected_count  bigint       not null,
    block_count     integer      not null,
    model_version   integer      not null,
    answer          text         not null,
    accepted_at     timestamptz  not null
);

create unique index dataset_idempotency on dataset (model, kind, idempotency_key) where idempotency_key is not null;
create index dataset_sequence on dataset (model, kind, sequence);
create index dataset_content on dataset (model, kind, sha256);

create table payload_block (
    dataset uuid    not null references dataset (id),
    number  integer not null,
    bytes   bytea   not null,
    primary key (dataset, number)
);

create sequence outbox_seq start with 1 increment by 50;

create table outbox (
    id          bigint primary key,
    event_id    varchar(64) not null,
    routing_key varchar(64) not null,
    event       bytea       not null,
    created_at  timestamptz not null
);
