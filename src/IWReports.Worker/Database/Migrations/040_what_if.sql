-- Questions to a month's queue model that were saved as options for its board report. The answer is worked out anew for each report.
create table what_if (
    id bigint generated always as identity primary key,
    first_day date not null,
    officers smallint not null,
    -- Half-hours of the day in which officers are more or fewer, both included; days by PostgreSQL's dow, none: every day.
    first_slot smallint not null check (first_slot between 0 and 47),
    last_slot smallint not null check (last_slot between first_slot and 47),
    weekdays smallint[] not null check (weekdays <@ array[0, 1, 2, 3, 4, 5, 6]::smallint[]),
    staggers_breaks boolean not null,
    shorter numeric not null check (shorter between 0 and 0.5),
    fewer numeric not null check (fewer between 0 and 0.5),
    reason text not null check (reason <> ''),
    saved_by text not null,
    saved_at timestamptz not null default now(),
    unique (first_day, officers, first_slot, last_slot, weekdays, staggers_breaks, shorter, fewer)
);
