-- Alert rules that were added to a model's own by hand
alter table watch
    add column rules    text,
    add column rules_at timestamptz;
