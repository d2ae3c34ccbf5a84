-- Blocks are encoded as small as they get; PostgreSQL tried in vain to compress them, for more than storing them took.
alter table payload_block alter column bytes set storage external;
