-- A foreign key is a trigger a row: a million lines paid half a minute for what the import knows anyway. It takes a source's
-- and a file's number from their tables under the source's lock, and a source goes only after its facts.
alter table queue_event drop constraint queue_event_source_id_fkey, drop constraint queue_event_file_id_fkey;
alter table queue_event_again drop constraint queue_event_again_file_id_fkey;
alter table queue_entry drop constraint queue_entry_source_id_fkey;
alter table queue_loose_end drop constraint queue_loose_end_source_id_fkey;
alter table officer_session drop constraint officer_session_source_id_fkey;
alter table officer_pause drop constraint officer_pause_source_id_fkey;
