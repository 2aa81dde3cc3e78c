-- What people say on the dashboard that a source's names mean, beside the settings, which come first.
create table mapping (
    kind text not null check (kind in ('queue', 'agent')),
    -- As the source writes it.
    name text not null check (name <> ''),
    -- A team of the settings, or an officer; an empty officer: the source did not record who it was.
    meaning text not null,
    who text not null,
    at timestamptz not null default now(),
    primary key (kind, name)
);

-- A person looked at the line, and nothing more is to come of it.
alter table quarantine add dismissed_at timestamptz;
drop index quarantine_waiting;
create index quarantine_waiting on quarantine (run_id, line, id) where replayed_at is null and dismissed_at is null;

-- The lines that wait: neither used by a replay nor dismissed.
create view waiting_line as
select id, run_id, line, raw, reason, position, hash from quarantine where replayed_at is null and dismissed_at is null;
