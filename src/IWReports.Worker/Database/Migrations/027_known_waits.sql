-- Days of spreadsheets' totals and of rates are held to the same bounds as all others.
alter table call_interval add constraint call_interval_days_in_bounds check (day between '1900-01-01' and '2199-12-31') not valid;
alter table currency_rate add constraint currency_rate_days_in_bounds check (day between '1900-01-01' and '2199-12-31') not valid;

-- An answered call whose wait is not known is on neither side of the long waits: every call so far stands in their denominator, and
-- the days with such calls are measured again.
insert into measure_value (measure, day, half_hour, scope_kind, scope_key, amount)
select 'offered_waits_known', day, half_hour, scope_kind, scope_key, amount from measure_value where measure = 'offered_waits_seen';
update measured_day set known = known || '{offered_waits_known}' where 'offered_waits_seen' = any(known);
insert into touched_day (day) select distinct day from queue_entry where outcome = 'answered' and wait_s is null on conflict do nothing;

-- What is late by value is booked to the days of promise and delivery, which a shop's refund moved as well.
insert into touched_day (day)
select distinct day from order_return r join customer_order o using (source_id, order_id), unnest(array[o.promised_on, o.promised_on + 1, o.delivered_on]) as day where day is not null
on conflict do nothing;

-- A telephone that was tried for less than no time did not ring either.
insert into touched_day (day)
select distinct (at at time zone source.zone)::date from queue_event join source on source.id = source_id
where event in ('RINGNOANSWER', 'RINGCANCELED') and ring_ms < 0
on conflict do nothing;

-- Totals of calls that overlap are one: the finer ones count, half-hours before their day, queues before their whole site.
create or replace view judged_call_interval as
select interval_of.*, exists (
    select from queue_entry call join source other on other.id = call.source_id
    where call.day = interval_of.day and (lower(btrim(call.queue)) = lower(btrim(interval_of.queue)) or (whole_site and other.site = own.site)))
or exists (
    select from call_interval finer join source its on its.id = finer.source_id
    where finer.day = interval_of.day and its.site = own.site
        and ((interval_of.whole_site and not finer.whole_site)
            or (lower(btrim(finer.queue)) = lower(btrim(interval_of.queue)) and coalesce(finer.minutes, 1440) < coalesce(interval_of.minutes, 1440)
                and extract(epoch from finer.starts - interval_of.starts) / 60 >= 0
                and extract(epoch from finer.starts - interval_of.starts) / 60 < coalesce(interval_of.minutes, 1440)))) as is_set_aside
from call_interval interval_of join source own on own.id = interval_of.source_id;
insert into touched_day (day) select distinct day from judged_call_interval where is_set_aside on conflict do nothing;
