-- The total of a day and its half-hour from 00:00 are two rows: which of them it is belongs to the key. Without a length, a row at
-- 00:00 was the day's, unless others of its day and queue have a time and no length either.
alter table call_interval add column whole_day boolean not null default false;
update call_interval total set whole_day = true
where starts = '00:00' and (minutes = 1440 or (minutes is null and not exists (
    select from call_interval other
    where other.source_id = total.source_id and other.day = total.day and lower(other.queue) = lower(total.queue)
        and other.starts > '00:00' and other.minutes is null)));
alter table call_interval alter column whole_day drop default;
alter table call_interval drop constraint call_interval_pkey;
alter table call_interval add primary key (source_id, day, starts, queue, whole_day);

-- Totals of calls that overlap are one: the finer ones count, also where they do not say how long they are.
create or replace view judged_call_interval as
select interval_of.source_id, interval_of.day, interval_of.starts, interval_of.queue, interval_of.minutes, interval_of.offered,
    interval_of.answered, interval_of.abandoned, interval_of.abandoned_short, interval_of.answered_wait_s, interval_of.abandoned_wait_s,
    interval_of.talk_s, interval_of.answered_in_time, interval_of.within_s, interval_of.whole_site, exists (
    select from queue_entry call join source other on other.id = call.source_id
    where call.day = interval_of.day and (lower(btrim(call.queue)) = lower(btrim(interval_of.queue)) or (whole_site and other.site = own.site)))
or exists (
    select from call_interval finer join source its on its.id = finer.source_id
    where finer.day = interval_of.day and its.site = own.site
        and ((interval_of.whole_site and not finer.whole_site)
            or (lower(btrim(finer.queue)) = lower(btrim(interval_of.queue)) and interval_of.whole_day and not finer.whole_day)
            or (lower(btrim(finer.queue)) = lower(btrim(interval_of.queue)) and coalesce(finer.minutes, 1440) < coalesce(interval_of.minutes, 1440)
                and extract(epoch from finer.starts - interval_of.starts) / 60 >= 0
                and extract(epoch from finer.starts - interval_of.starts) / 60 < coalesce(interval_of.minutes, 1440)))) as is_set_aside
from call_interval interval_of join source own on own.id = interval_of.source_id;
insert into touched_day (day) select distinct day from judged_call_interval where is_set_aside on conflict do nothing;
