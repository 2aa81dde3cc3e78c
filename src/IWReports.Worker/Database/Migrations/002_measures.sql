-- measure × day × half-hour (−1: none) × scope. Weeks, months and years are sums of these rows.

create table measure_value (
    measure text not null,
    day date not null,
    half_hour smallint not null check (half_hour between -1 and 47),
    scope_kind text not null,
    scope_key text not null,
    amount numeric not null,
    primary key (day, measure, scope_kind, scope_key, half_hour)
);

-- How often each whole second (or day) occurred, for medians and percentiles that add up over days.
create table measure_spread (
    measure text not null,
    day date not null,
    scope_kind text not null,
    scope_key text not null,
    at integer not null,
    n integer not null check (n > 0),
    primary key (day, measure, scope_kind, scope_key, at)
);

create table measured_day (
    day date primary key,
    measured_at timestamptz not null default now(),
    as_of date not null
);
