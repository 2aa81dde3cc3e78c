-- Letters that a person finished and handed over; what is not here is still to be sent.
create table handed_over (
    edition_id bigint primary key references edition,
    who text not null,
    at timestamptz not null default now()
);
