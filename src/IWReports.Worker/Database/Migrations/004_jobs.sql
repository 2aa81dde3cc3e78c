-- Jobs as people see them. Only unique keys decide what was done; the scheduler decides when to try.

create table job_schedule (
    id text primary key,
    job text not null,
    cron text not null,
    zone text not null,
    -- Which of the days that the cron names count: business-2 is the second business day of its month.
    days text not null default 'all' check (days ~ '^(all|business|business-[1-9][0-9]?)$'),
    paused boolean not null default false,
    -- Due times after this that were missed are made up: the first start, or the last resume or edit.
    since timestamptz not null
);

create table job_run (
    id bigint generated always as identity primary key,
    schedule_id text not null references job_schedule,
    -- The business day or period the run is for; never the clock.
    period text not null,
    -- The due time this run serves; null when a person asked for it.
    slot timestamptz,
    requested_by text,
    reason text,
    state text not null default 'running' check (state in ('queued', 'running', 'succeeded', 'partial', 'failed')),
    attempt integer not null default 1 check (attempt >= 1),
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    -- A running run whose worker no longer renews this was abandoned.
    alive_until timestamptz,
    progress real not null default 0 check (progress between 0 and 1),
    message text,
    unique (schedule_id, slot),
    check ((finished_at is null) = (state in ('queued', 'running'))),
    check ((alive_until is not null) = (state = 'running'))
);
-- One run of a schedule at a time, whoever started it and on whichever worker.
create unique index job_run_one_at_a_time on job_run (schedule_id) where state = 'running';
create index job_run_recent on job_run (schedule_id, id desc);

create table job_log (
    id bigint generated always as identity primary key,
    run_id bigint not null references job_run,
    at timestamptz not null default now(),
    line text not null
);
create index job_log_run on job_log (run_id, id);

-- A due time that came and went without a run; each is spoken of once.
create table absence_alarm (
    schedule_id text not null references job_schedule,
    slot timestamptz not null,
    raised_at timestamptz not null default now(),
    primary key (schedule_id, slot)
);

create table app_user (
    id integer generated always as identity primary key,
    name text not null unique,
    password_hash text not null,
    role text not null check (role in ('viewer', 'supervisor', 'manager', 'operator', 'admin')),
    team text,
    failed_attempts integer not null default 0,
    locked_until timestamptz
);

create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    who text not null,
    what text not null,
    reason text
);
