-- An alert is an incident: what a model has of one cause, through all its windows
alter table alert
    add column cause            text,
    add column latest           boolean     not null default false,
    add column change           varchar(16) not null default 'FIRED',
    add column told             varchar(16),
    add column told_at          timestamptz,
    add column since_at         timestamptz,
    add column since_sequence   bigint      not null default 0,
    add column settled_at       timestamptz,
    add column settled_sequence bigint,
    add column resolved_at      timestamptz,
    add column windows          text        not null default '[]',
    add column window_count     integer     not null default 0,
    add column returned         integer     not null default 0,
    add column note             text;

update alert set
    cause = coalesce(findings::json -> 0 ->> 'on', case when kind = 'BATCH' then 'risk' else lower(kind) end),
    since_at = fired_at,
    resolved_at = case when state = 'RESOLVED' then updated_at end,
    change = case when state = 'RESOLVED' then 'RESOLVED' else 'FIRED' end,
    told = case when state = 'RESOLVED' then null else severity end,
    told_at = case when state = 'RESOLVED' then null else fired_at end,
    window_count = case when kind = 'BATCH' then 1 else 0 end;
alter table alert
    alter column cause set not null,
    alter column since_at set not null;

update alert set latest = true where id in
    (select distinct on (model, cause) id from alert order by model, cause, (state = 'RESOLVED'), fired_at desc, id);

-- What was open of several batches is one incident through all of them: the newest goes on, the others end in it
update alert newest set
    since_at = merged.since_at,
    window_count = merged.window_count
from (select model, cause, min(fired_at) as since_at, count(*) as window_count
      from alert where kind = 'BATCH' and state <> 'RESOLVED' group by model, cause) merged
where newest.latest and newest.kind = 'BATCH' and newest.state <> 'RESOLVED'
  and newest.model = merged.model and newest.cause = merged.cause;
update alert set
    state = 'RESOLVED', change = 'RESOLVED', told = null, told_at = null, resolved_at = updated_at,
    note = 'It is part of the incident that went on.'
where kind = 'BATCH' and state <> 'RESOLVED' and not latest;

drop index alert_open;
create unique index alert_latest on alert (model, cause) where latest;
create index alert_untold_to_people on alert (model) where state = 'FIRING' and told is null;

-- What is remembered of a model's windows, and when the next one is expected
create table watch (
    model       varchar(63) primary key,
    memory      text        not null,
    version     integer     not null,
    definition  text        not null,
    last_at     timestamptz,
    expected_at timestamptz
);
create index watch_expected on watch (expected_at) where expected_at is not null;

-- What people are told in one message: what became of one or more incidents
create table notice (
    id         uuid primary key,
    group_key  varchar(100) not null,
    alert      uuid         not null references alert (id) on delete cascade,
    created_at timestamptz  not null,
    due_at     timestamptz  not null
);
create index notice_of_group on notice (group_key, due_at);
create index notice_alert on notice (alert);

-- The incidents of a notice as they were; without a document, as the alert is now
create table notice_incident (
    notice     uuid        not null references notice (id) on delete cascade,
    alert      uuid        not null references alert (id) on delete cascade,
    place      integer     not null,
    change     varchar(16) not null,
    document   text,
    assessment text,
    primary key (notice, alert)
);
create index notice_incident_alert on notice_incident (alert);

insert into notice (id, group_key, alert, created_at, due_at)
    select a.id, a.model, a.id, a.fired_at, a.fired_at from alert a
    where exists (select 1 from delivery d where d.alert = a.id);
insert into notice_incident (notice, alert, place, change)
    select n.id, n.alert, 0, a.change from notice n join alert a on a.id = n.alert;
alter table delivery add column notice uuid references notice (id) on delete cascade;
update delivery set notice = alert;
alter table delivery
    alter column notice set not null,
    drop constraint delivery_once,
    add constraint delivery_once unique (notice, channel, recipient, severity);

-- What nobody wants to hear of for a time
create table silence (
    id         uuid primary key,
    model      varchar(63),
    feature    text,
    condition  varchar(32),
    ends_at    timestamptz  not null,
    reason     varchar(500) not null,
    created_by varchar(200) not null,
    created_at timestamptz  not null
);
create index silence_ends on silence (ends_at);
