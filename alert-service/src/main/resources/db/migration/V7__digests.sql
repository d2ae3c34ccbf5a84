-- What was unusual in a batch or window but is no incident
create table unusual (
    model      varchar(63)  not null,
    batch      varchar(64)  not null,
    batch_name varchar(200),
    at         timestamptz  not null,
    late       boolean      not null,
    lines      text         not null,
    seen_at    timestamptz  not null,
    primary key (model, batch)
);
create index unusual_seen on unusual (seen_at);

-- A notice of that is about no incident
alter table notice
    alter column alert drop not null,
    add column digest text;
alter table delivery alter column alert drop not null;

-- How often a subscription gets it, and up to when it did; an instance of the release before knows neither
alter table subscription
    add column digest    varchar(16) not null default 'DAILY',
    add column digest_at timestamptz not null default now();
update subscription set digest = 'OFF' where channel in ('pagerduty', 'alertmanager');
create index subscription_digest on subscription (digest, digest_at) where digest <> 'OFF';
