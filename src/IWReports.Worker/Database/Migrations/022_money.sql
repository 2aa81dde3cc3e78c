-- Orders keep what was ordered, also where some of it was paid back; a row keeps its place though one of its days cannot be.

-- Shops' orders were stored less their refunds; what is read from now on is not.
with paid_back as (
    select r.source_id, r.order_id, sum(abs(r.amount)) as amount from order_return r join source on source.id = r.source_id
    where source.kind in ('woocommerce', 'shopify') and r.amount is not null group by 1, 2
)
update customer_order o set value = o.value + paid_back.amount from paid_back where o.source_id = paid_back.source_id and o.order_id = paid_back.order_id;

-- Money back is counted by its amount now, so every order of which something came back is measured again.
insert into touched_day (day)
select distinct day from order_return r join customer_order o using (source_id, order_id), unnest(array[o.ordered_on, r.returned_on]) as day where day is not null
on conflict do nothing;

-- Deliveries before the order are no longer early ones.
insert into touched_day (day)
select distinct day from customer_order o, unnest(array[o.ordered_on, o.promised_on]) as day where o.delivered_on < o.ordered_on and day is not null
on conflict do nothing;

alter table enquiry drop constraint enquiry_check;
alter table record_change drop constraint record_change_check;

-- A contact whose method was not known is read anew when its record comes again.
update connect_contact set hash = '00000000-0000-0000-0000-000000000000' where contact ->> 'Method' = 'Other';

-- What one unit of a currency was worth in the company's, from a day on.
create table currency_rate (
    source_id smallint not null references source,
    currency text not null,
    day date not null,
    rate numeric not null check (rate > 0),
    -- Who says so.
    origin text not null,
    primary key (source_id, currency, day)
);
create index currency_rate_day on currency_rate (upper(btrim(currency)), day);

-- Orders with their value in the company's currency (null) where a rate of the day, or of the year before it, is known; else in their own.
create view order_worth as
select o.source_id, o.order_id, o.customer_id, o.ordered_on, o.status, o.value * coalesce(known.rate, 1) as value, known.rate,
    case when known.rate is null then nullif(upper(btrim(o.currency)), '') end as currency
from customer_order o
left join lateral (
    select r.rate from currency_rate r where upper(btrim(r.currency)) = upper(btrim(o.currency)) and r.day between o.ordered_on - 366 and o.ordered_on
    order by r.day desc, r.source_id desc limit 1
) known on true;

-- The currency of what was measured is known from now on, and amounts in several are no sum: all days with orders in more than one.
insert into touched_day (day)
select distinct day from customer_order, unnest(array[ordered_on, promised_on, promised_on + 1, delivered_on]) as day
where day is not null and exists (select from customer_order having count(distinct upper(btrim(currency))) > 1)
on conflict do nothing;
