-- Which trace a notice belongs to: that of what opened it
alter table notice add column traceparent varchar(55);
