-- measure × day × half-hour (−1: none) × scope. Days, weeks, months and years are sums of these rows; sums of nothing are left out, and officers have no half-hours.

create table measure_value (
    measure text not null,
    day date not null,
    half_hour smallint not null check (half_hour between -1 and 47),
    scope_kind text not null,
    scope_key text not null,
    amount numeric not null,
    -- Day first: a day is replaced as a whole, and a reader names its days, so every read is a few short scans.
    primary key (day, scope_kind, measure, scope_key, half_hour)
);

-- How often each whole second (or day) occurred, for medians and percentiles that add up over days.
create table measure_spread (
    measure text not null,
    day date not null,
    scope_kind text not null,
    scope_key text not null,
    -- Values in order, and beside each how often it occurred: a row per value would be most of the database.
    at integer[] not null,
    n integer[] not null check (cardinality(n) = cardinality(at)),
    primary key (day, scope_kind, measure, scope_key)
);

-- As seen on as_of; known names the measures that some fact of the day spoke of, be it as none.
create table measured_day (
    day date primary key,
    measured_at timestamptz not null default now(),
    as_of date not null,
    known text[] not null default '{}'
);
