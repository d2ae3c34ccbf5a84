-- The window by rows that a model is filling.
alter table model add column window_number bigint not null default 0;
alter table model add column window_rows bigint not null default 0;
