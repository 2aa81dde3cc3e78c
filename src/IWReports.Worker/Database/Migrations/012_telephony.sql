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

create index queue_event_ring on queue_event (at) where event in ('RINGNOANSWER', 'RINGCANCELED');

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

-- One row of Asterisk's call detail records: a path between two parties, by its unique key. Neither party's number is kept.
create table cdr_leg (
    source_id smallint not null references source,
    linkedid text collate "C" not null,
    uniqueid text collate "C" not null,
    sequence text collate "C" not null,
    started_at timestamptz not null,
    started_on date not null,
    last_app text,
    disposition text not null,
    inbound boolean not null,
    reached boolean not null,
    primary key (source_id, linkedid, uniqueid, sequence)
);
create index cdr_leg_day on cdr_leg (started_on);

-- A call to the company's number that no queue let in. A queue's own log knows better: calls it has are left out when they are counted.
create table refused_call (
    source_id smallint not null references source,
    call_id text collate "C" not null,
    uniqueids text[] not null,
    at timestamptz not null,
    day date not null,
    half_hour smallint not null check (half_hour between 0 and 47),
    reason text not null check (reason in ('busy', 'congestion', 'failed', 'closed')),
    primary key (source_id, call_id)
);
create index refused_call_day on refused_call (day);

-- What an end without an answer says of a transfer; the answer's call may be read without it.
alter table queue_loose_end add column transferred boolean, add column transferred_after_s integer;
