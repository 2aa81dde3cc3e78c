-- Lines, entries and figures lie in months: an index stays as small as a month, and a month of lines past its limit goes as one. A
-- line is known by its time and its bytes, so it is appended where the newest are. A call may lie in two months: queue_call has one
-- row a call, which says in which.
drop view judged_call_interval;
drop view source_sight;

create table queue_call (
    source_id smallint not null,
    call_id text collate "C" not null,
    -- Of its lines, kept or not; null where its source has none.
    first_at timestamptz,
    last_at timestamptz,
    -- Of its entries; null where it made none.
    first_day date,
    last_day date,
    primary key (source_id, call_id)
);
insert into queue_call (source_id, call_id, first_at, last_at, first_day, last_day)
select coalesce(line.source_id, entry.source_id), coalesce(line.call_id, entry.call_id), first_at, last_at, first_day, last_day
from (select source_id, call_id, min(at) as first_at, max(at) as last_at from queue_event
    where call_id not in ('NONE', 'REALTIME', 'MANAGER', 'CLI') group by 1, 2) line
full join (select source_id, call_id, min(day) as first_day, max(day) as last_day
    from queue_entry join source on source.id = source_id and kind in ('queue-log', 'connect') group by 1, 2) entry
    on entry.source_id = line.source_id and entry.call_id = line.call_id
order by 1, 2;

alter table queue_event rename to queue_event_before;
alter table queue_event_before drop constraint queue_event_pkey;
drop index queue_event_presence, queue_event_ring;
create table queue_event (like queue_event_before including defaults including constraints, primary key (source_id, at, hash))
    partition by range (at);
create index queue_event_presence on queue_event (source_id, agent, at) where event in (
    'ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF',
    'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL', 'QUEUESTART');

alter table queue_entry rename to queue_entry_before;
alter table queue_entry_before drop constraint queue_entry_pkey;
drop index queue_entry_day, queue_entry_unended, queue_entry_transferred, queue_entry_rating, queue_entry_lacks;
create table queue_entry (like queue_entry_before including defaults including constraints, primary key (source_id, call_id, stint, day))
    partition by range (day);
create index queue_entry_day on queue_entry (day);
create index queue_entry_unended on queue_entry (source_id, entered_at) where ended is null;
create index queue_entry_transferred on queue_entry (source_id) where transferred;
create index queue_entry_rating on queue_entry (day) where rating is not null;
create index queue_entry_lacks on queue_entry (source_id) where lacks is not null;

alter table measure_value rename to measure_value_before;
alter table measure_value_before drop constraint measure_value_pkey;
create table measure_value (like measure_value_before including defaults including constraints,
    primary key (day, scope_kind, measure, scope_key, half_hour)) partition by range (day);

alter table measure_spread rename to measure_spread_before;
alter table measure_spread_before drop constraint measure_spread_pkey;
create table measure_spread (like measure_spread_before including defaults including constraints,
    primary key (day, scope_kind, measure, scope_key)) partition by range (day);

-- Days that can be counted on from lie in 1900 to 2199; years without telephone logs have no months.
do $do$
declare
    parent text;
begin
    foreach parent in array array['queue_event', 'queue_entry', 'measure_value', 'measure_spread'] loop
        execute format('create table %I partition of %I for values from (minvalue) to (''2000-01-01 00:00+00'')',
            parent || '_before_2000', parent);
        execute format('create table %I partition of %I for values from (''2100-01-01 00:00+00'') to (maxvalue)',
            parent || '_from_2100', parent);
    end loop;
end $do$;

-- The worker's role makes no tables: this makes the months of some days, in all four, and says how many tables were missing. There is
-- no table for what lies in no month: to make one of its months, all who read it would have to stop. So whoever writes asks first.
do $do$ begin execute format($f$
create function make_months(days date[]) returns integer language plpgsql security definer set search_path = %1$I, pg_temp as $$
declare
    part record;
    made integer := 0;
begin
    for part in
        select parent, parent || to_char(start, '"_"YYYY"_"MM') as name, start, start + interval '1 month' as next
        from (values ('queue_event'), ('queue_entry'), ('measure_value'), ('measure_spread')) tables (parent),
            (select distinct date_trunc('month', day::timestamp) as start from unnest(days) day
                where day between '2000-01-01' and '2099-12-31') months
        where to_regclass(parent || to_char(start, '"_"YYYY"_"MM')) is null
        order by start, parent
    loop
        -- Readers and writers go on; who makes months waits, and looks again.
        lock table only queue_event, only queue_entry, only measure_value, only measure_spread in share update exclusive mode;
        continue when to_regclass(part.name) is not null;
        execute format('create table %%I (like %%I including defaults including constraints)', part.name, part.parent);
        execute format('alter table %%I attach partition %%I for values from (%%L) to (%%L)',
            part.parent, part.name, to_char(part.start, 'YYYY-MM-DD 00:00+00'), to_char(part.next, 'YYYY-MM-DD 00:00+00'));
        made := made + 1;
    end loop;
    return made;
end $$;

-- Lines of calls go after their time, never before 100 days: whole months as one, and the rest of a month by line. A file some of
-- whose lines went is read line by line when it comes again. A month that a reader holds is emptied instead.
create function queue_event_forget(before timestamptz) returns bigint language plpgsql security definer
set search_path = %1$I, pg_temp set lock_timeout = '3s' as $$
declare
    past timestamptz := least(before, now() - interval '100 days');
    part record;
    counted bigint;
    gone bigint := 0;
begin
    for part in
        select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'queue_event'::regclass and relname ~ '^queue_event_\d{4}_\d\d$'
            and to_date(right(relname, 7), 'YYYY_MM') + interval '1 month' <= past at time zone 'UTC'
    loop
        begin
            execute format('lock table only queue_event, only %%I in access exclusive mode', part.name);
            execute format('select count(*) from %%I', part.name) into counted;
            execute format('drop table %%I', part.name);
            gone := gone + counted;
        exception when lock_not_available then
            null;
        end;
    end loop;
    perform set_config('lock_timeout', '0', true);
    delete from queue_event where at < past;
    get diagnostics counted = row_count;
    gone := gone + counted;
    if gone > 0 then
        update source_file set digest = null where digest is not null;
    end if;
    return gone;
end $$;
$f$, current_schema()); end $do$;
revoke all on function make_months(date[]), queue_event_forget(timestamptz) from public;

select make_months(array(
    select (date_trunc('month', now()) + ahead * interval '1 month')::date from generate_series(0, 2) ahead
    union select (at at time zone 'UTC')::date from queue_event_before union select day from queue_entry_before
    union select day from measure_value_before union select day from measure_spread_before));
insert into queue_event select * from queue_event_before order by at, source_id, file_id, file_offset;
insert into queue_entry select * from queue_entry_before order by day, entered_at, source_id, call_id, stint;
insert into measure_value select * from measure_value_before order by day, scope_kind, measure, scope_key, half_hour;
insert into measure_spread select * from measure_spread_before order by day, scope_kind, measure, scope_key;
drop table queue_event_before, queue_entry_before, measure_value_before, measure_spread_before;
analyze queue_call, queue_event, queue_entry, measure_value, measure_spread;

-- As they were.
create view source_sight as
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

create view judged_call_interval as
select interval_of.source_id, interval_of.day, interval_of.starts, interval_of.queue, interval_of.minutes, interval_of.offered,
    interval_of.answered, interval_of.abandoned, interval_of.abandoned_short, interval_of.answered_wait_s, interval_of.abandoned_wait_s,
    interval_of.talk_s, interval_of.answered_in_time, interval_of.within_s, interval_of.whole_site, exists (
    select from queue_entry call join source other on other.id = call.source_id
    where call.day = interval_of.day and (lower(btrim(call.queue)) = lower(btrim(interval_of.queue)) or (whole_site and other.site = own.site)))
or (interval_of.whole_site and exists (
    select from call_interval finer join source its on its.id = finer.source_id
    where finer.day = interval_of.day and its.site = own.site and not finer.whole_site))
or exists (
    select from call_interval finer join source its on its.id = finer.source_id
    where finer.day = interval_of.day and lower(btrim(finer.queue)) = lower(btrim(interval_of.queue)) and its.site = own.site
        and ((interval_of.whole_day and not finer.whole_day)
            or (coalesce(finer.minutes, 1440) < coalesce(interval_of.minutes, 1440)
                and extract(epoch from finer.starts - interval_of.starts) / 60 >= 0
                and extract(epoch from finer.starts - interval_of.starts) / 60 < coalesce(interval_of.minutes, 1440)))) as is_set_aside
from call_interval interval_of join source own on own.id = interval_of.source_id;
