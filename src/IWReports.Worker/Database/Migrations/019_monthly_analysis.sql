-- What the analysis found in each month. Reports are built from the findings whole; the tables below say the same in plain columns,
-- for pages and people's SQL.
create table monthly_analysis (
    period text primary key,
    first_day date not null unique check (extract(day from first_day) = 1),
    -- When its data were read: what was committed later is not in it.
    analysed_at timestamptz not null default now(),
    -- The last measured day that it could see.
    measured_through date,
    -- Hashes of what it was made from: measured and changed days, roster, absences, imported counts; and settings.
    facts text not null,
    settings text not null,
    definitions_version text not null,
    -- The build that analysed.
    program text not null,
    -- Whether a change in service is explained, or why not, or what would have to be known for that; all null without call-level data.
    cause_verdict text,
    cause_missing text,
    service_change double precision,
    findings jsonb not null
);

-- A KPI with a value: how it stands to its target, and whether the month is unusual for it. No limits where too few months are known,
-- where they never moved, and for a share of a few.
create table analysis_signal (
    period text not null references monthly_analysis on delete cascade,
    kpi text not null,
    value numeric not null,
    target numeric,
    -- Null where nothing is judged.
    rag text check (rag in ('green', 'amber', 'red')),
    -- Officers waited for calls, so that calls per hour say nothing of them.
    demand_limited boolean not null,
    -- Of today's process.
    months integer not null,
    mean double precision,
    lower double precision,
    upper double precision,
    variation text,
    assurance text,
    -- The rule that marks the month, and its side: 1 high or rising, -1 low or falling, 0 not marked.
    rule text,
    direction smallint not null check (direction between -1 and 1),
    -- So few months that limits may still move.
    provisional boolean not null,
    primary key (period, kpi)
);

-- Whether a KPI's months rise (1) or fall (-1), as far as so many months can tell; slopes are per month, with their 95 % interval.
create table analysis_trend (
    period text not null references monthly_analysis on delete cascade,
    kpi text not null,
    months integer not null,
    direction smallint not null check (direction between -1 and 1),
    -- False where too few months are known, or neighbouring months hang together.
    tested boolean not null,
    slope double precision,
    slope_low double precision,
    slope_high double precision,
    p double precision,
    median double precision not null,
    lowest double precision not null,
    highest double precision not null,
    primary key (period, kpi)
);

-- How a target lies to what the process does today, and what to do about it; nothing is advised while the month is unusual or limits
-- are provisional.
create table analysis_target (
    period text not null references monthly_analysis on delete cascade,
    kpi text not null,
    target double precision not null,
    mean double precision not null,
    -- The share of months that meet it.
    chance double precision not null,
    zone text not null check (zone in ('unrealistic', 'challenging', 'achievable', 'already-met')),
    advice text check (advice in ('keep', 'tighten', 'redesign')),
    tighten_to double precision,
    needed_mean double precision,
    next_step double precision,
    unusual boolean not null,
    provisional boolean not null,
    primary key (period, kpi)
);

-- What each driver did to the share of calls answered in time, in the queue model; only where that explains the change.
create table analysis_cause (
    period text not null references monthly_analysis on delete cascade,
    driver text not null check (driver in ('volume', 'handling-time', 'schedule', 'absence', 'newcomers')),
    change double precision not null,
    low double precision not null,
    high double precision not null,
    -- Of the modelled change.
    share double precision not null,
    -- Of what went the same way, to the nearest 5 %.
    share_of_same_direction double precision,
    -- Clear of chance, and the way the change went: what a report calls a cause.
    significant boolean not null,
    -- As measured; null where it cannot be told.
    came_first boolean,
    same_hours boolean,
    dose_response boolean,
    primary key (period, driver)
);
