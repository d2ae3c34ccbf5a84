-- Lines of which no rows are left are deleted when they are old; this finds them.
create index dataset_old on dataset (accepted_at) where progress = 'EVALUATED' and rows_deleted_at is not null;
