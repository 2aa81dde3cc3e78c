-- Editions that a person looked at and let go. Of a report that needs it (Delivery:Approve) nothing is sent before.
create table approval (
    edition_id bigint primary key references edition,
    who text not null,
    at timestamptz not null default now()
);
