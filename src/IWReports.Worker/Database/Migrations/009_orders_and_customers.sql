-- What becomes of orders, what customers answer, and who stays.

-- Tables of one site belong together: rows are joined by it.
create view source_site as select id as source_id, site from source;

alter table customer add column segment text check (segment in ('key account', 'small', 'internal'));
-- Keyed hashes of the customer's telephone numbers, made as callers' are; the numbers themselves are not kept.
alter table customer add column callers bytea[];
create index customer_id on customer (customer_id);

-- The customers as each source knows them.
create or replace view known_customer as
select knowing.source_id, customer.customer_id, customer.name, customer.key_account or coalesce(customer.segment = 'key account', false) as key_account,
    coalesce(customer.segment, case when customer.key_account then 'key account' end) as segment
from customer join source_site its on its.source_id = customer.source_id join source_site knowing on knowing.site = its.site;

alter table customer_order add column cancelled_on date;
alter table customer_order add column product text;
alter table customer_order add column channel text;
alter table customer_order add column carrier text;
create index customer_order_id on customer_order (order_id);
create index customer_order_customer on customer_order (customer_id, ordered_on);

create table shipment (
    source_id smallint not null references source,
    order_id text not null,
    shipment_id text not null,
    carrier text,
    shipped_on date,
    delivered_on date,
    primary key (source_id, order_id, shipment_id)
);
create index shipment_order on shipment (order_id);
create index shipment_delivered on shipment (delivered_on);

-- What came back of an order, or was paid back.
create table order_return (
    source_id smallint not null references source,
    order_id text not null,
    return_id text not null,
    kind text not null check (kind in ('return', 'refund', 'exchange')),
    returned_on date not null,
    amount numeric,
    reason text,
    wrong_item boolean,
    quality_result text,
    primary key (source_id, order_id, return_id)
);
create index order_return_order on order_return (order_id);
create index order_return_day on order_return (returned_on);

-- Orders as they stand: one that was sent in parcels has arrived when its last parcel has. Parcels that never say so leave the order's own word.
create view placed_order as
select o.source_id, o.order_id, o.customer_id, o.ordered_at, o.ordered_on, o.promised_on, coalesce(o.shipped_on, sent.shipped_on) as shipped_on,
    case when sent.tells then sent.delivered_on else o.delivered_on end as delivered_on,
    case when sent.tells and o.status in ('open', 'delivered') then case when sent.delivered_on is null then 'open' else 'delivered' end else o.status end as status,
    o.cancelled_on, o.value, o.currency, o.product, o.channel, coalesce(sent.carrier, o.carrier) as carrier
from customer_order o
left join lateral (
    select min(s.shipped_on) as shipped_on, (array_agg(s.carrier order by s.delivered_on desc nulls first, s.shipment_id))[1] as carrier,
        count(*) > 0 and (bool_or(s.delivered_on is not null) or o.status = 'open') as tells,
        case when bool_and(s.delivered_on is not null) then max(s.delivered_on) end as delivered_on
    from shipment s join source_site its on its.source_id = s.source_id join source_site own on own.site = its.site
    where s.order_id = o.order_id and own.source_id = o.source_id
) sent on true;

alter table complaint add column may_leave boolean not null default false;
create index complaint_resolved on complaint (resolved_on);

-- From when to when (null: still) a complaint puts its customer at risk: while it is open, or the order it is about is late and not there.
create view complaint_at_risk as
select c.source_id, c.complaint_id, c.customer_id, its.site, c.received_on as from_day,
    case when c.resolved_on is null or (about.status = 'open' and about.promised_on < c.resolved_on) then null
        else greatest(c.received_on, c.resolved_on, case when about.promised_on < c.resolved_on then about.delivered_on end) end as to_day
from complaint c
join source_site its on its.source_id = c.source_id
left join lateral (
    select o.status, o.promised_on, o.delivered_on from placed_order o join source_site shop on shop.source_id = o.source_id
    where o.order_id = c.order_id and shop.site = its.site order by o.source_id limit 1
) about on true
where c.deadline is not null or c.legal_threat or c.may_leave;

alter table survey_answer add column survey text not null default 'csat' check (survey in ('csat', 'nps', 'rater', 'internal'));
alter table survey_answer add column dimension text check (dimension in ('reliability', 'assurance', 'tangibles', 'empathy', 'responsiveness'));
alter table survey_answer add column expectation smallint check (expectation between 0 and 10);
alter table survey_answer add column replied_on date;
alter table survey_answer add column acted_on date;
alter table survey_answer add column anonymous boolean not null default false;
alter table survey_answer add column suggestion boolean;
alter table survey_answer add column compliment boolean;
alter table survey_answer add column department text;

create table invitation (
    source_id smallint not null references source,
    invitation_id text not null,
    invited_on date not null,
    survey text not null check (survey in ('csat', 'nps', 'rater', 'internal')),
    sent integer not null check (sent >= 0),
    primary key (source_id, invitation_id)
);
create index invitation_day on invitation (invited_on);

create table public_review (
    source_id smallint not null references source,
    site text not null,
    review_id text not null,
    posted_on date not null,
    stars numeric check (stars between 0 and 5),
    answered_on date,
    primary key (source_id, site, review_id)
);
create index public_review_day on public_review (posted_on);

create table lead (
    source_id smallint not null references source,
    lead_id text not null,
    created_on date not null,
    mql_on date,
    sql_on date,
    won_on date,
    lost_on date,
    channel text,
    primary key (source_id, lead_id)
);
create index lead_day on lead (created_on);

create table sales_goal (
    source_id smallint not null references source,
    month date not null check (extract(day from month) = 1),
    team text not null default '',
    amount numeric not null check (amount >= 0),
    primary key (source_id, month, team)
);
