-- What was stored before there were channels is mail
alter table delivery
    add column channel varchar(32) not null default 'mail',
    alter column recipient type varchar(500);
alter table delivery alter column channel drop default;
alter table delivery
    drop constraint delivery_alert_recipient_severity_key,
    add constraint delivery_once unique (alert, channel, recipient, severity);

-- Each channel claims its own
create index delivery_open_on_channel on delivery (channel, created_at) where state in ('PENDING', 'SENDING');
drop index delivery_open;

alter table subscription
    add column channel varchar(32) not null default 'mail';
alter table subscription alter column channel drop default;
alter table subscription rename column email to address;
alter table subscription alter column address type varchar(500);

-- One subscription a model, recipient and severity
create unique index subscription_once_on_channel
    on subscription (coalesce(model, ''), channel, address, minimum_severity);
drop index subscription_once;
