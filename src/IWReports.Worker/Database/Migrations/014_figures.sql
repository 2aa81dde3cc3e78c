-- What changed a day's facts stands beside the day: whoever measures it again can name the imports since then.
alter table touched_day add column touched_at timestamptz not null default now();

-- The KPI values that an edition was made from. Once it was sent they are published.
create table edition_figure (
    edition_id bigint not null references edition,
    kpi text not null,
    scope_kind text not null,
    scope_key text not null,
    first_day date not null,
    last_day date not null,
    value numeric not null,
    -- Provisional ones were announced as such: that they change is no restatement.
    final boolean not null,
    -- Some of its days were measured again, and nobody has held it against the new sums yet: since when imports may have changed them.
    stale_since timestamptz,
    primary key (edition_id, kpi)
);
create index edition_figure_days on edition_figure (last_day, first_day) where final;
create index edition_figure_stale on edition_figure (edition_id) where stale_since is not null;

-- A final figure that was published and is now another one. Nothing is taken back from here.
create table restatement (
    id bigint generated always as identity primary key,
    edition_id bigint not null references edition,
    kpi text not null,
    scope_kind text not null,
    scope_key text not null,
    period text not null,
    was numeric not null,
    -- Null: nothing is measured any more.
    now numeric,
    found_at timestamptz not null default now(),
    -- The imports that changed anything since the first of the period's days was touched; none where a setting or the program changed.
    runs bigint[] not null,
    check (was is distinct from now)
);
create index restatement_figure on restatement (kpi, period, scope_kind, scope_key);

-- Whom to ring back. The number is sealed with the callers' key, and apart from all else: it has its own grants and its own end.
create table call_back (
    caller bytea primary key,
    number bytea not null,
    source_id smallint not null references source,
    queue text not null,
    called_at timestamptz not null
);
create index call_back_age on call_back (called_at);

-- Evidence of what was deleted because it had been kept long enough.
create table retention_run (
    id bigint generated always as identity primary key,
    ran_at timestamptz not null,
    asked_by text not null
);
create table retention_evidence (
    run_id bigint not null references retention_run,
    what text not null,
    before timestamptz not null,
    removed bigint not null,
    primary key (run_id, what)
);

-- Up to the end of which day each source was last read without failing, and measured: a report waits for this.
create table source_freshness (
    source text primary key,
    through date not null
);
