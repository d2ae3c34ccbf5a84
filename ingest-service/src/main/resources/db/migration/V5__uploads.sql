-- A body whose blocks are stored while it is read. Its line is deleted in the transaction that makes a data set of it;
-- a line that is left behind is deleted with its blocks once its time is over.
create table upload (
    id         uuid        primary key,
    kept_until timestamptz not null
);

create index upload_kept on upload (kept_until);

-- Blocks of an upload have no data set yet, and numbers less than 0, which nobody asks for.
alter table payload_block drop constraint payload_block_dataset_fkey;
