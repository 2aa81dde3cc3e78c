-- What stands behind the kind in a source's name. Tables of one site belong together: a customer's number means the same customer in all of them, and another customer elsewhere.
alter table source add site text not null
    generated always as (coalesce(substring(name from case kind when 'table' then '^table:[^:]+:(.+)$' else '^[^:]+:(.+)$' end), '')) stored;

-- The customers as each source knows them.
create view known_customer as
select knowing.id as source_id, customer.customer_id, customer.name, customer.key_account
from customer join source its on its.id = customer.source_id join source knowing on knowing.site = its.site;
