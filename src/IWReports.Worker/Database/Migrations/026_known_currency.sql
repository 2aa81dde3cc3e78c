-- Where all orders are in one currency, what was measured of them for the company is that currency's too: days from before this was
-- kept are answered by currency as well, without measuring them again.
create temp table only_currency on commit drop as
select min(upper(btrim(currency))) as currency from customer_order
having count(distinct upper(btrim(currency))) = 1 and count(*) = count(nullif(btrim(currency), ''));

insert into measure_value (measure, day, half_hour, scope_kind, scope_key, amount)
select measure, day, half_hour, 'currency', currency, amount
from measure_value, only_currency
where scope_kind = 'company' and measure in (
    'arrived_late', 'arrived_late_value', 'became_late', 'became_late_value', 'delivered_and_judged', 'delivered_in_ceiling', 'delivered_in_ceiling_due',
    'delivered_in_days', 'delivered_in_days_due', 'delivered_in_guarantee', 'delivered_in_guarantee_due', 'delivery_days', 'orders_arrived',
    'orders_cancelled', 'orders_exchanged', 'orders_placed', 'orders_refunded', 'orders_returned', 'promise_due', 'promise_kept', 'refundable_value',
    'refunded_value', 'right_item', 'sales')
on conflict do nothing;

insert into measure_spread (measure, day, scope_kind, scope_key, at, n)
select measure, day, 'currency', currency, at, n from measure_spread, only_currency
where scope_kind = 'company' and measure = 'delivery_days'
on conflict do nothing;
