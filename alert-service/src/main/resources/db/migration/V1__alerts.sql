-- The latest assessment seen of each batch, so that an older or repeated one changes nothing
create table assessed (
    subject  varchar(200) primary key,
    model    varchar(63)  not null,
    batch    varchar(64)  not null,
    revision integer      not null
);

create index assessed_model on assessed (model);

create table alert (
    id              uuid primary key,
    model           varchar(63)  not null,
    batch           varchar(64)  not null,
    batch_name      varchar(200) not null,
    severity        varchar(16)  not null,
    state           varchar(16)  not null,
    score           double precision,
    findings        text         not null,
    assessment      text         not null,
    revision        integer      not null,
    fired_at        timestamptz  not null,
    updated_at      timestamptz  not null,
    acknowledged_by varchar(200)
);

create index alert_fired on alert (model, fired_at);

create table subscription (
    id               uuid primary key,
    model            varchar(63),
    minimum_severity varchar(16)  not null,
    email            varchar(320) not null,
    created_at       timestamptz  not null
);

-- One mail: an alert, a recipient, and the severity it was told at
create table delivery (
    id              uuid primary key,
    alert           uuid         not null references alert (id),
    recipient       varchar(320) not null,
    severity        varchar(16)  not null,
    state           varchar(16)  not null,
    attempts        integer      not null,
    next_attempt_at timestamptz  not null,
    created_at      timestamptz  not null,
    sent_at         timestamptz,
    unique (alert, recipient, severity)
);

create index delivery_due on delivery (state, next_attempt_at);
