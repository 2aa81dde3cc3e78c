-- What shops say of their orders beyond what tables do, how far each source was pulled, and what a query's columns were.

alter table customer_order add column cancelled_on date;
-- When the shop last changed the order: an older copy never replaces a newer one.
alter table customer_order add column modified_at timestamptz;
alter table customer_order drop constraint customer_order_status_check;
alter table customer_order add check (status in ('open', 'delivered', 'cancelled', 'refunded', 'adjustment'));

-- What came back of an order, or was paid back. A day or an amount that the source does not tell is null.
create table order_return (
    source_id smallint not null references source,
    order_id text not null,
    return_id text not null,
    kind text not null check (kind in ('return', 'refund', 'exchange')),
    on_day date,
    amount numeric,
    reason text,
    wrong_item boolean,
    quality_result text,
    primary key (source_id, order_id, return_id)
);
create index order_return_day on order_return (on_day);

-- Where a pull goes on. Written with the rows it speaks of, so it never passes what was not kept.
create table source_cursor (
    source_id smallint primary key references source,
    cursor jsonb not null
);

-- The columns a query gave when it was first read: one that vanishes or changes its type is noticed before anything is written.
create table source_column (
    source_id smallint not null references source,
    name text not null,
    type text not null,
    primary key (source_id, name)
);
