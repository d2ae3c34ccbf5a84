-- What people write down about an incident
create table incident_note (
    id         uuid primary key,
    alert      uuid          not null references alert (id) on delete cascade,
    text       varchar(2000) not null,
    written_by varchar(200)  not null,
    written_at timestamptz   not null
);
create index incident_note_alert on incident_note (alert, written_at);
alter table alert add column note_count integer not null default 0;
