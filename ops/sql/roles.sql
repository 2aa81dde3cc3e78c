-- The roles of IWReports: a superuser runs this on IWReports' database before the first "iwreports migrate", and again
-- after every upgrade, since a new table is nobody's until then:    psql -d iwreports -f ops/sql/roles.sql
--
--   iwreports_owner    owns the tables; for "iwreports migrate" and ops/backup only
--   iwreports_worker   runs the service (Database__Migrate=false): reads and writes, creates nothing, cannot cut the ledger or the audit,
--                      alter what was frozen, or make an admin once there is one
--   iwreports_reader   for people's own queries: figures, runs and deliveries; no caller, address, user or content of a mail.
--                      Figures by officer are among them, so give it to those who may see these.
--
-- They come without a password: give each one with \password, or let pg_hba.conf say who may be who.

\set ON_ERROR_STOP on
\set QUIET on
begin;

select format('create role %I login', role)
from unnest(array['iwreports_owner', 'iwreports_worker', 'iwreports_reader']) role
where not exists (select from pg_roles where rolname = role) \gexec

select format('alter database %I owner to iwreports_owner', current_database()) \gexec
select format('revoke all on database %I from public', current_database()) \gexec
-- Imports put what they read side by side in temporary tables first.
select format('grant connect, temporary on database %I to iwreports_worker', current_database()) \gexec
select format('grant connect on database %I to iwreports_reader', current_database()) \gexec
revoke create on schema public from public;
grant usage, create on schema public to iwreports_owner;
grant usage on schema public to iwreports_worker, iwreports_reader;

-- An installation that began with one role for everything is handed over.
select format('alter table public.%I owner to iwreports_owner', relname) from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and relowner <> 'iwreports_owner'::regrole \gexec
select format('alter function %s owner to iwreports_owner', oid::regprocedure) from pg_proc
where pronamespace = 'public'::regnamespace and proowner <> 'iwreports_owner'::regrole
    and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e') \gexec

select format('alter schema hangfire owner to iwreports_owner') from pg_namespace
where nspname = 'hangfire' and nspowner <> 'iwreports_owner'::regrole \gexec
select format('alter table hangfire.%I owner to iwreports_owner', relname)
from pg_class join pg_namespace on pg_namespace.oid = relnamespace
where nspname = 'hangfire' and relkind = 'r' and relowner <> 'iwreports_owner'::regrole \gexec

select to_regclass('public.schema_migration') is not null and exists (select from pg_namespace where nspname = 'hangfire') as migrated \gset
\if :migrated
  revoke all on all tables in schema public from iwreports_worker, iwreports_reader;

  grant select, insert, update, delete on all tables in schema public to iwreports_worker;
  revoke insert, update, delete on schema_migration from iwreports_worker;
  revoke update, delete on audit, caller_key from iwreports_worker;
  revoke delete on delivery, recommendation, stated_cause from iwreports_worker;
  revoke update, delete on restatement, retention_run, retention_evidence from iwreports_worker;

  -- It makes nobody an admin, and what was frozen stays: users, and the bytes and address of a mail, change through the owner's
  -- functions only, which check and write the audit. A frozen figure may become stale, a delivery goes from state to state.
  revoke insert, update, delete on app_user from iwreports_worker;
  grant update (failed_attempts, locked_until) on app_user to iwreports_worker;
  revoke update, delete on edition, edition_part, edition_figure from iwreports_worker;
  grant update (stale_since) on edition_figure to iwreports_worker;
  revoke update on delivery from iwreports_worker;
  grant update (state, attempts, next_attempt_at, give_up_at, lease_owner, lease_until, handoff_at, sent_at, sent_to, reply, last_error,
    released) on delivery to iwreports_worker;
  -- The migrations say so too, but a restored database has lost it.
  revoke all on function is_owner(), app_user_add(text, text, text, text, text), app_user_password(text, text, text),
    app_user_remove(text, text), app_user_change(text, text, text, text), delivery_compose(text, text, bytea, interval),
    delivery_forget(timestamptz), make_months(date[]), queue_event_forget(timestamptz) from public;

  -- A rejected line is kept as it came, a stated cause as it was said.
  revoke update on quarantine, stated_cause from iwreports_worker;
  grant update (replayed_at, dismissed_at) on quarantine to iwreports_worker;
  grant update (withdrawn) on stated_cause to iwreports_worker;
  grant execute on function app_user_add(text, text, text, text, text), app_user_password(text, text, text),
    app_user_remove(text, text), app_user_change(text, text, text, text), delivery_compose(text, text, bytea, interval),
    delivery_forget(timestamptz), make_months(date[]), queue_event_forget(timestamptz) to iwreports_worker;

  -- Hangfire's tables are its own affair: the worker does with them what Hangfire does. The reader sees which version they are.
  grant usage on schema hangfire to iwreports_worker, iwreports_reader;
  revoke all on all tables in schema hangfire from iwreports_worker, iwreports_reader;
  grant select, insert, update, delete on all tables in schema hangfire to iwreports_worker;
  grant usage, select, update on all sequences in schema hangfire to iwreports_worker;
  grant select on hangfire.schema to iwreports_reader;

  -- What the reader may see is listed, so that a new column is private until someone says otherwise.
  grant select on measure_value, measure_spread, measured_day, touched_day, monthly_call_count, scope_name, edition_figure, restatement,
    recommendation, stated_cause, retention_run, retention_evidence, source, ingest_run, job_schedule, absence_alarm, schema_migration
    to iwreports_reader;
  grant select (kind, name, meaning) on mapping to iwreports_reader;
  grant select (kind, kpi, day, value, words, taken_back_at) on kpi_mark to iwreports_reader;
  grant select (source_id, call_id, stint, queue, entered_at, day, half_hour, outcome, wait_s, talk_s, hold_s, wrap_up_s, ring_s, truncated)
    on queue_entry to iwreports_reader;
  grant select (source_id, ordered_at, ordered_on, promised_on, shipped_on, delivered_on, status, value, currency)
    on customer_order to iwreports_reader;
  grant select (id, schedule_id, job, subject, period, slot, parent_id, state, attempt, started_at, finished_at, progress)
    on job_run to iwreports_reader;
  -- The findings as JSON are for reports: the four plain tables say the same.
  grant select on analysis_signal, analysis_trend, analysis_target, analysis_cause to iwreports_reader;
  grant select (period, first_day, analysed_at, measured_through, definitions_version, cause_verdict, cause_missing, service_change)
    on monthly_analysis to iwreports_reader;
  grant select (id, report, period, scope, revision, state, subject, template_version, definitions_version, data_to, created_at)
    on edition to iwreports_reader;
  grant select (id, edition_id, report, period, scope, revision, channel, state, attempts, created_at, next_attempt_at, sent_at)
    on delivery to iwreports_reader;
  commit;
\else
  commit;
  \echo 'There are no tables yet: run "iwreports migrate" as iwreports_owner, then this file once more.'
\endif
