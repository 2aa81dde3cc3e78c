-- What a spreadsheet of calls says beside what a telephone system does.
alter table queue_entry
    add column topic text,
    -- Whether its record says that it was solved.
    add column resolved boolean,
    add column rating smallint check (rating between 1 and 5),
    -- What telephone systems see and this call's file does not say: abandonment, waits, talk.
    add column lacks text[];
create index queue_entry_rating on queue_entry (day) where rating is not null;
create index queue_entry_lacks on queue_entry (source_id) where lacks is not null;

-- Totals and outbound calls of a spreadsheet are read and left out.
alter table ingest_run add column left_out bigint not null default 0;
alter table ingest_run drop constraint ingest_run_check;
alter table ingest_run add check (read = inserted + updated + unchanged + duplicates + rejected + left_out);

-- A table of calls is a source of calls of its own: what it sees is not what another of its site sees. Its calls say themselves whether they were passed on.
create or replace view source_sight as
select own.id as source_id, coalesce(array_agg(distinct seen) filter (where seen is not null), '{}') as sees
from source own join source its on its.id = own.id
    or (its.site = own.site and its.kind in ('table', 'query') and not exists (select from queue_entry entry where entry.source_id = its.id))
left join lateral (
    select unnest(its.sees)
    union select 'transfers' where exists (select from queue_entry entry where entry.source_id = its.id and entry.transferred)
        or (its.kind in ('table', 'query') and exists (select from queue_entry entry where entry.source_id = its.id and entry.transferred is not null))
    union select 'logins' where exists (select from officer_session session where session.source_id = its.id)
) sight (seen) on true
group by own.id;

-- Every call so far is of a source that sees whether callers hang up, how long they wait and how long officers talk; no contact so far has a record of its own.
-- Days are not measured again: what retention removed would be missing from their figures.
insert into measure_value (measure, day, half_hour, scope_kind, scope_key, amount)
select same.measure, day, half_hour, scope_kind, scope_key, amount
from measure_value join (values ('calls_offered', 'offered_abandonment_seen'), ('calls_offered', 'offered_waits_seen'), ('calls_offered', 'offered_talk_seen'), ('contacts_mature', 'contacts_judged'))
    same (known, measure) on same.known = measure_value.measure;
update measured_day set known = known || '{offered_abandonment_seen,offered_waits_seen,offered_talk_seen}' where 'calls_offered' = any(known);
update measured_day set known = known || '{contacts_judged}' where 'contacts_mature' = any(known);

-- Totals of calls by day or interval, where nobody kept the calls one by one. Sums in seconds.
create table call_interval (
    source_id smallint not null references source,
    day date not null,
    starts time not null,
    queue text not null,
    -- Null: the whole day.
    minutes integer check (minutes between 1 and 1440),
    offered integer not null check (offered >= 0),
    answered integer check (answered >= 0),
    abandoned integer check (abandoned >= 0),
    abandoned_short integer check (abandoned_short between 0 and abandoned),
    answered_wait_s numeric check (answered_wait_s >= 0),
    abandoned_wait_s numeric check (abandoned_wait_s >= 0),
    talk_s numeric check (talk_s >= 0),
    answered_in_time integer check (answered_in_time between 0 and answered),
    within_s integer check (within_s > 0),
    -- The file names no queue: these are all calls of its site.
    whole_site boolean not null,
    primary key (source_id, day, starts, queue),
    check (coalesce(answered, 0) + coalesce(abandoned, 0) <= offered)
);
create index call_interval_day on call_interval (day);

-- Where calls one by one cover the same day and queue they count, whichever came first.
create view judged_call_interval as
select interval_of.*, exists (
    select from queue_entry call join source other on other.id = call.source_id
    where call.day = interval_of.day and (lower(btrim(call.queue)) = lower(btrim(interval_of.queue)) or (whole_site and other.site = own.site))) as is_set_aside
from call_interval interval_of join source own on own.id = interval_of.source_id;
