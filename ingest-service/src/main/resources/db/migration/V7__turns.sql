-- The turns of a model's events, in which services work them off. Events of before have none, and wait for nobody.
alter table model
    add column drift_turns       bigint not null default 0,
    add column performance_turns bigint not null default 0;

-- By which it is found whether an event is the first of its model that is not done.
create index outbox_order on outbox (model, position);
