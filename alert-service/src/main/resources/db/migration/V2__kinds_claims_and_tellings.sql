-- An alert may be about a batch, about what was refused, or about what waits; the last two have no batch.
-- told_revision is the last that was told to others: whatever is behind is told again.
alter table alert
    add column kind                  varchar(16) not null default 'BATCH',
    add column told_revision         integer     not null default 0,
    add column acknowledged_revision integer     not null default 0,
    add column noted_at              timestamptz,
    alter column batch drop not null,
    alter column batch_name drop not null,
    alter column assessment drop not null;
alter table alert alter column kind drop default;
update alert set told_revision = revision;

create index alert_untold on alert (updated_at) where told_revision < revision;
create index alert_newest on alert (fired_at desc, id);
create unique index alert_open on alert (model, kind) where kind <> 'BATCH' and state <> 'RESOLVED';

alter table assessed add column accepted_at timestamptz;
create index assessed_accepted on assessed (model, accepted_at);
create index assessed_batch on assessed (model, batch);
drop index assessed_model;

-- The latest event heard of a model's intake or pipeline, so that an older or repeated one changes nothing
create table heard (
    model    varchar(63) not null,
    kind     varchar(16) not null,
    revision bigint      not null,
    primary key (model, kind)
);

-- Models that were deleted: what was accepted of them before is theirs, not that of a new one of the same name
create table deleted_model (
    model      varchar(63) primary key,
    deleted_at timestamptz not null,
    finished   boolean     not null
);

-- One subscription a model, address and severity
delete from subscription later using subscription earlier
    where later.email = earlier.email
      and later.minimum_severity = earlier.minimum_severity
      and later.model is not distinct from earlier.model
      and (later.created_at, later.id) > (earlier.created_at, earlier.id);
create unique index subscription_once on subscription (coalesce(model, ''), email, minimum_severity);
create index subscription_oldest on subscription (created_at, id);

-- A mail in hand is SENDING and claimed until then; refusals are the mail server's, attempts are all
alter table delivery
    add column claimed_until timestamptz,
    add column refusals      integer not null default 0,
    add column reason        varchar(200);
drop index delivery_due;
create index delivery_open on delivery (created_at) where state in ('PENDING', 'SENDING');
create index delivery_newest on delivery (created_at desc, id);
create index delivery_failed on delivery (created_at desc, id) where state = 'FAILED';
