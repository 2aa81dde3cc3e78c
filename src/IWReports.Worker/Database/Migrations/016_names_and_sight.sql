-- Names that people write (topics, teams …) and that differ only in capitals or outer spaces are one, as first spelled.
create table scope_name (
    kind text not null,
    folded text not null,
    name text not null,
    primary key (kind, folded)
);

insert into scope_name (kind, folded, name)
select distinct on (scope_kind, lower(btrim(scope_key))) scope_kind, lower(btrim(scope_key)), btrim(scope_key)
from measure_value where scope_kind in ('team', 'topic', 'segment', 'channel', 'department')
order by scope_kind, lower(btrim(scope_key)), day, scope_key;

-- Old days are not measured again: lines and callers that retention removed would be missing from their figures. Their sums are added up instead.
create temp table respelled as
select distinct scope_kind, scope_key, name
from measure_value join scope_name on kind = scope_kind and folded = lower(btrim(scope_key)) where scope_key <> name;

with moved as (
    delete from measure_value value using respelled where value.scope_kind = respelled.scope_kind and value.scope_key = respelled.scope_key
    returning measure, day, half_hour, value.scope_kind, name, amount
)
insert into measure_value (measure, day, half_hour, scope_kind, scope_key, amount)
select measure, day, half_hour, scope_kind, name, sum(amount) from moved group by 1, 2, 3, 4, 5
on conflict (day, scope_kind, measure, scope_key, half_hour) do update set amount = measure_value.amount + excluded.amount;

with moved as (
    delete from measure_spread spread using respelled where spread.scope_kind = respelled.scope_kind and spread.scope_key in (respelled.scope_key, name)
    returning measure, day, spread.scope_kind, name, at, n
),
summed as (
    select measure, day, scope_kind, name, value, sum(times)::integer as times from moved, unnest(at, n) as occurred (value, times) group by 1, 2, 3, 4, 5
)
insert into measure_spread (measure, day, scope_kind, scope_key, at, n)
select measure, day, scope_kind, name, array_agg(value order by value), array_agg(times order by value) from summed group by 1, 2, 3, 4;
drop table respelled;

-- A log may hold officers' log-ins or never do: as with transfers, it sees them from its first one on. Calls of other sources are no part of what these officers did.
create or replace view source_sight as
select own.id as source_id, coalesce(array_agg(distinct seen) filter (where seen is not null), '{}') as sees
from source own join source its on its.id = own.id or (its.site = own.site and its.kind in ('table', 'query'))
left join lateral (
    select unnest(its.sees)
    union select 'transfers' where exists (select from queue_entry entry where entry.source_id = its.id and entry.transferred)
    union select 'logins' where exists (select from officer_session session where session.source_id = its.id)
) sight (seen) on true
group by own.id;

-- On days of logs alone officers' time on calls is the time of all calls; days with contact records are measured again.
create temp table logged_day as
select day from measured_day where 'handle' = any(known) and exists (select from officer_session)
    and not exists (select from queue_entry join source on source.id = source_id where queue_entry.day = measured_day.day and kind = 'connect');
insert into measure_value (measure, day, half_hour, scope_kind, scope_key, amount)
select case measure when 'handle' then 'time_on_calls' else 'log_ins_seen' end, day, half_hour, scope_kind, scope_key, amount
from measure_value join logged_day using (day) where measure in ('handle', 'calls_offered');
update measured_day set known = known || '{time_on_calls,log_ins_seen}' where day in (select day from logged_day);
drop table logged_day;

insert into touched_day (day)
select distinct day from queue_entry join source on source.id = source_id where kind = 'connect' and caller is not null
on conflict do nothing;
