-- Whether the officer passed the caller on, and how long after the answer; null where the source does not see it.
alter table queue_entry
    add column transferred boolean,
    add column transferred_after_s integer check (transferred_after_s >= 0);

update queue_entry
set transferred = ended in ('BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER'),
    transferred_after_s = case when ended in ('BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER') then talk_s end
where ended in ('COMPLETECALLER', 'COMPLETEAGENT', 'BLINDTRANSFER', 'ATTENDEDTRANSFER', 'TRANSFER') and coalesce(officer, '') not ilike 'local/%';
insert into touched_day (day) select distinct day from queue_entry where transferred is not null on conflict do nothing;
create index queue_entry_transferred on queue_entry (source_id) where transferred;

-- The latest record of an Amazon Connect contact: what of it matters, as the assembly of calls reads it. The caller's number is in it as a keyed hash only.
create table connect_contact (
    source_id smallint not null references source,
    contact_id text collate "C" not null,
    call_id text collate "C" not null,
    updated_at timestamptz not null,
    hash uuid not null,
    contact jsonb not null,
    primary key (source_id, contact_id)
);
create index connect_contact_call on connect_contact (source_id, call_id);
