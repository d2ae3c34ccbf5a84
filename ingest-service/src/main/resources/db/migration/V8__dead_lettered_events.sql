-- Messages from RabbitMQ that were refused; over HTTP the sender is told instead.
alter table event_account add column dead_lettered bigint not null default 0;
