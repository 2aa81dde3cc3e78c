-- Jobs run on another scheduler, whose tables "iwreports migrate" installs in a schema of their own. job_run decides what is
-- due and done, as before; it now also knows the steps of a run, who cancelled it, and when a failed one is tried again.

-- Stored crons as the new scheduler reads them. Of six fields, weekdays were counted from Sunday = 1 and are now from
-- Sunday = 0. A cron with a year, or with days of the month and weekdays, would fall due at other times: a person must say.
create or replace function pg_temp.cron_refused(schedule text, cron text, reason text) returns void language plpgsql as $$
begin
    raise exception 'Schedule %: the cron "%" %. Change it and migrate again, for example: update job_schedule set cron = ''30 7 * * *'' where id = ''%'';',
        schedule, cron, reason, schedule using errcode = 'IW002';
end $$;

create or replace function pg_temp.weekdays(field text) returns text language plpgsql as $$
declare
    part text;
    found text[];
    parts text[] := '{}';
begin
    if field = 'L' then
        return '6';
    end if;
    foreach part in array string_to_array(field, ',') loop
        -- first, last, and what follows them: "2-6", "6#3", "6L", "1/2"
        found := regexp_match(part, '^([1-7])(?:-([1-7]))?(.*)$');
        parts := parts || case when found is null then part
            else (found[1]::integer - 1)::text || coalesce('-' || (found[2]::integer - 1)::text, '') || found[3] end;
    end loop;
    return array_to_string(parts, ',');
end $$;

do $$
declare
    schedule record;
    f text[];
    n integer;
begin
    for schedule in select id, cron from job_schedule loop
        f := regexp_split_to_array(upper(btrim(schedule.cron)), '\s+');
        n := cardinality(f);
        if n = 7 and f[7] in ('*', '?') then
            f := f[1:6];
            n := 6;
        end if;
        if n not in (5, 6) then
            perform pg_temp.cron_refused(schedule.id, schedule.cron, 'names a year, which can no longer be given');
        elsif f[n - 2] not in ('*', '?') and f[n] not in ('*', '?') then
            perform pg_temp.cron_refused(schedule.id, schedule.cron,
                'names days of the month and weekdays: it fell due on either, and would now only where both meet');
        elsif array_to_string(f, '') !~ '^[0-9A-Z*/,#?-]+$' or f[n - 2] ~ 'C' or (n = 6 and f[6] ~ '[0-9]C') then
            perform pg_temp.cron_refused(schedule.id, schedule.cron, 'cannot be read');
        end if;
        if n = 6 then
            f[6] := pg_temp.weekdays(f[6]);
            if f[1] = '0' then
                f := f[2:6];
            end if;
            update job_schedule set cron = array_to_string(f, ' ') where id = schedule.id;
        end if;
    end loop;
end $$;

drop table if exists qrtz_fired_triggers, qrtz_simple_triggers, qrtz_cron_triggers, qrtz_simprop_triggers, qrtz_blob_triggers,
    qrtz_paused_trigger_grps, qrtz_paused_job_grps, qrtz_scheduler_state, qrtz_locks, qrtz_calendars, qrtz_triggers, qrtz_job_details cascade;

alter table job_run
    -- What kind of work: the schedule's job, or a step of it such as measure.
    add column job text,
    -- What it is about among its kind: a source that is pulled, a month that is analysed.
    add column subject text not null default '',
    -- The run that handed this one on, and in which of its attempts.
    add column parent_id bigint references job_run,
    add column parent_attempt integer,
    -- On the database's clock, as all that workers judge each other by.
    add column queued_at timestamptz not null default now(),
    -- The scheduler's job that was handed this run; none while nobody was.
    add column handed_to text,
    add column handed_at timestamptz,
    -- A failed run is tried again then; null when it is not.
    add column retry_at timestamptz,
    add column cancelled_by text,
    -- The worker that runs it, or ran it last.
    add column worker text;
update job_run set job = job_schedule.job from job_schedule where job_schedule.id = schedule_id;
alter table job_run alter column job set not null;

-- What a worker of the version before left behind is handed out again.
alter table job_run drop constraint job_run_check, drop constraint job_run_check1, drop constraint job_run_state_check;
update job_run set state = 'queued', alive_until = null, message = null where state = 'running';
alter table job_run
    -- waiting: its steps are under way.
    add constraint job_run_state_check check (state in ('queued', 'running', 'waiting', 'succeeded', 'partial', 'failed', 'cancelled')),
    add constraint job_run_finished check ((finished_at is null) = (state in ('queued', 'running', 'waiting'))),
    add constraint job_run_leased check ((alive_until is not null) = (state = 'running')),
    add constraint job_run_retried check (retry_at is null or state = 'failed'),
    add constraint job_run_cancelled check (state <> 'cancelled' or cancelled_by is not null),
    add constraint job_run_stepped check ((parent_id is null) = (parent_attempt is null));

-- One run of a kind and subject at a time, whoever started it and on whichever worker.
drop index job_run_one_at_a_time;
create unique index job_run_one_at_a_time on job_run (schedule_id, job, subject) where state in ('running', 'waiting');
create index job_run_open on job_run (schedule_id) where state in ('queued', 'running', 'waiting') or retry_at is not null;
create index job_run_steps on job_run (parent_id, parent_attempt) where parent_id is not null;
