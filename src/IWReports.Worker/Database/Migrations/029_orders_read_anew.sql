-- Migration 022 put refunds back onto the value of Shopify orders, also where the shop had never taken them off (money back without
-- a line), and not where goods came back before their money. What was stored does not tell which: such orders are read anew.

create table order_to_reread (
    source_id smallint not null references source,
    order_id text not null,
    primary key (source_id, order_id)
);

-- Only what was read before 022 can have been changed by it.
insert into order_to_reread (source_id, order_id)
select distinct r.source_id, r.order_id
from order_return r join customer_order o using (source_id, order_id) join source on source.id = r.source_id
where source.kind = 'shopify' and exists (
    select from ingest_run run join schema_migration upgrade on upgrade.number = 22
    where run.source_id = r.source_id and run.finished_at < upgrade.applied_at);

create temp table reread on commit drop as
select source_id, count(*) as orders, case when count(*) = count(o.modified_at) then min(o.modified_at) end as since
from order_to_reread join customer_order o using (source_id, order_id) group by 1;

-- The next pull asks for what changed since the earliest of them did; for everything where that is not known, or where the first pull
-- is not over.
delete from source_cursor c using reread where c.source_id = reread.source_id and (since is null or c.cursor ->> 'KeptTo' is null);
update source_cursor c
set cursor = jsonb_build_object('KeptTo',
    to_char(least(since, (c.cursor ->> 'KeptTo')::timestamptz) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
from reread where c.source_id = reread.source_id;

insert into audit (who, what)
select 'migration 029',
    format('%s: orders with refunds are read anew by the next pull, since the upgrade may have given them a wrong value: %s', source.name, orders)
from reread join source on source.id = reread.source_id;

-- Which currency the company counted in when it gave a rate; null where that is not known.
alter table currency_rate add column given_in text;
