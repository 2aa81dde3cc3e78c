-- What the board was advised, month by month, what it decided and what was done: the next reports follow it up.
create table recommendation (
    id bigint generated always as identity primary key,
    edition_id bigint not null references edition,
    period text not null,
    first_day date not null,
    rule text not null,
    action text not null,
    owner text not null,
    due date not null,
    -- What shows whether it worked; null where no KPI does.
    kpi text,
    decision text not null default 'open' check (decision in ('open', 'accepted', 'declined', 'deferred')),
    decided_by text,
    reason text,
    done_on date,
    unique (period, rule),
    check ((decision = 'open') = (decided_by is null)),
    check (done_on is null or decision = 'accepted')
);
