-- Jobs as people see them. Only unique keys decide what was done; the scheduler decides when to try.

create table job_schedule (
    id text primary key,
    job text not null,
    cron text not null,
    zone text not null,
    paused boolean not null default false
);

create table job_run (
    id bigint generated always as identity primary key,
    schedule_id text not null,
    -- The business day or period the run is for; never the clock.
    period text not null,
    -- The due time this run serves; null when a person asked for it.
    slot timestamptz,
    requested_by text,
    reason text,
    state text not null default 'running' check (state in ('running', 'succeeded', 'partial', 'failed')),
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    progress real not null default 0 check (progress between 0 and 1),
    message text,
    unique (schedule_id, slot)
);

create table job_log (
    id bigint generated always as identity primary key,
    run_id bigint not null references job_run,
    at timestamptz not null default now(),
    line text not null
);
create index job_log_run on job_log (run_id, id);

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
