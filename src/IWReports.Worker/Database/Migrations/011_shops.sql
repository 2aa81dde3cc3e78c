-- What shops say of their orders beyond what tables do, how far each source was pulled, and what a query's columns were.

-- When the shop last changed the order: an older copy never replaces a newer one.
alter table customer_order add column modified_at timestamptz;
alter table customer_order drop constraint customer_order_status_check;
alter table customer_order add check (status in ('open', 'delivered', 'cancelled', 'refunded', 'adjustment'));

-- The day, where the source does not tell it.
alter table order_return alter column returned_on drop not null;

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
