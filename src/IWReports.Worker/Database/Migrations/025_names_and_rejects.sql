-- What the rows of a run are: a kind of table, or the kind of its source. Whether too many of them were rejected is known of every source.
alter table ingest_run add column rows_of text;
update ingest_run r set rows_of = split_part(s.name, ':', 2) from source s where s.id = r.source_id and s.kind = 'table' and r.first_day is not null;

-- The aliases that officers were last named by: where the settings say otherwise since, what was read before is named anew.
create table officer_alias (
    name text primary key,
    officer text not null
);
