-- For a database that was just restored from a backup, before the worker starts on it: what may have gone out, ended or fallen due
-- since the backup does not happen again by itself. ops/restore runs this as the owner of the tables.
\set ON_ERROR_STOP on
\set QUIET on
\set who `id -un`
begin;

-- Whether these went out after all, only a person can find out.
with changed as (
    update delivery set state = 'unknown', lease_owner = null, lease_until = null,
        last_error = concat_ws('; ', 'restored from a backup: it may have gone out since', last_error)
    where state in ('pending', 'claimed', 'handing-off') returning 1)
select count(*) as deliveries from changed \gset

-- These may have ended since: a report's run, taken up again, would plan its mail again.
with changed as (
    update job_run set state = 'cancelled', finished_at = coalesce(finished_at, now()), alive_until = null, retry_at = null,
        cancelled_by = :'who', message = 'Cancelled: the database was restored from a backup.'
    where state in ('queued', 'running', 'waiting') or retry_at is not null returning 1)
select count(*) as runs from changed \gset

-- What fell due since is made up only when a person asks for it.
update job_schedule set since = now();

-- Hangfire's queue is of the cancelled runs; its workers and locks are of the time of the backup.
truncate hangfire.jobqueue, hangfire.server, hangfire.lock;
delete from hangfire.set where key in ('schedule', 'retries');
delete from hangfire.job where statename in ('Enqueued', 'Scheduled', 'Processing', 'Awaiting');

-- Who signed out since, or was removed, must not be in again.
delete from app_session;

insert into audit (who, what)
values (:'who', format('restored from a backup: %s deliveries unknown, %s runs cancelled', :deliveries, :runs));
commit;
\echo :deliveries deliveries unknown, :runs runs cancelled
