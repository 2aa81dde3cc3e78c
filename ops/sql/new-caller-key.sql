-- For when Privacy__CallerKey is lost for good: forgets the calls from the first log that can still be read, so that they come
-- in again under a new key. Calls before it stay; their callers are strangers from now on, and figures stay as they were.
-- As the owner, with the worker stopped and a backup made; then set the new key and import every log from that one on.
--   psql -d iwreports -v since="$(head -1 OLDEST_LOG | cut -d'|' -f1)" -f ops/sql/new-caller-key.sql
\set ON_ERROR_STOP on
begin;
delete from queue_event where at >= to_timestamp(:since);
delete from queue_entry where entered_at >= to_timestamp(:since);
delete from queue_call call where first_at >= to_timestamp(:since)
    and not exists (select from queue_entry entry where entry.source_id = call.source_id and entry.call_id = call.call_id);
delete from queue_loose_end where connected_at >= to_timestamp(:since);
delete from officer_session where started_at >= to_timestamp(:since);
delete from officer_pause where started_at >= to_timestamp(:since);
-- Rejected lines are known by a hash under the old key; they are rejected anew.
update quarantine set replayed_at = now() where replayed_at is null and hash is not null;
-- Sealed with the old key: nobody can read them any more.
truncate queue_event_again, caller_key, call_back;
commit;
