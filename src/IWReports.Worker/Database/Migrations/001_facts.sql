-- What the sources said. Local days are booked when a row is written, in the zone of its source.

create table source (
    id smallint generated always as identity primary key,
    name text not null unique,
    kind text not null,
    zone text not null
);

-- One file of a source, known by what it starts with: rotation renames files, it does not change their first line.
create table source_file (
    id integer generated always as identity primary key,
    source_id smallint not null references source,
    identity bytea not null,
    name text not null,
    position bigint not null default 0 check (position >= 0),
    lines bigint not null default 0,
    unique (source_id, identity)
);

create table ingest_run (
    id bigint generated always as identity primary key,
    source_id smallint not null references source,
    file_id integer references source_file,
    file_name text not null,
    from_position bigint not null default 0,
    to_position bigint not null default 0,
    finished_at timestamptz not null default now(),
    read bigint not null,
    inserted bigint not null,
    updated bigint not null,
    unchanged bigint not null,
    duplicates bigint not null,
    rejected bigint not null,
    identical bigint not null,
    -- Every line read is accounted for; identical lines are among the kept ones.
    check (read = inserted + updated + unchanged + duplicates + rejected)
);

create table quarantine (
    id bigint generated always as identity primary key,
    run_id bigint not null references ingest_run,
    line bigint not null,
    raw bytea not null,
    reason text not null,
    -- Where a log line stands and the keyed hash of its bytes, so that a replay and a new import know it for the same.
    position bigint,
    hash uuid,
    replayed_at timestamptz
);

-- Which key the callers' hashes were made with: two keys in one database would make strangers of the same callers.
create table caller_key (
    only_one boolean primary key default true check (only_one),
    fingerprint bytea not null
);

-- One log line that parsed, known by a keyed hash of its bytes. Callers are a keyed hash of the normalised number; the number itself is not kept.
create table queue_event (
    source_id smallint not null references source,
    call_id text collate "C" not null,
    hash uuid not null,
    at timestamptz not null,
    queue text not null,
    agent text not null,
    event text not null,
    caller bytea,
    wait_s integer,
    talk_s integer,
    ring_ms integer,
    detail text,
    copies integer not null default 1,
    file_id integer not null references source_file,
    file_offset bigint not null,
    primary key (source_id, call_id, hash)
);
create index queue_event_presence on queue_event (source_id, agent, at) where event in (
    'ADDMEMBER', 'REMOVEMEMBER', 'AGENTLOGIN', 'AGENTLOGOFF', 'AGENTCALLBACKLOGIN', 'AGENTCALLBACKLOGOFF', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL', 'QUEUESTART');

-- The same bytes at a further place, in the same file or another. A line's copies are its places within one file, at most.
create table queue_event_again (
    file_id integer not null references source_file,
    hash uuid not null,
    file_offset bigint not null,
    primary key (file_id, hash, file_offset)
);

create table queue_entry (
    source_id smallint not null references source,
    call_id text collate "C" not null,
    stint smallint not null,
    queue text not null,
    entered_at timestamptz not null,
    day date not null,
    half_hour smallint not null check (half_hour between 0 and 47),
    outcome text not null check (outcome in ('open', 'answered', 'abandoned', 'flowed-out')),
    wait_s integer check (wait_s >= 0),
    talk_s integer check (talk_s >= 0),
    hold_s integer check (hold_s >= 0),
    wrap_up_s integer check (wrap_up_s >= 0),
    ring_s integer check (ring_s >= 0),
    officer text,
    caller bytea,
    ended text,
    truncated boolean not null default false,
    primary key (source_id, call_id, stint)
);
create index queue_entry_day on queue_entry (day);
create index queue_entry_unended on queue_entry (source_id, entered_at) where ended is null;

-- Halves of conversations: answers without an end and ends without an answer in their own call's lines. Asterisk may write the end under another call's id.
create table queue_loose_end (
    source_id smallint not null references source,
    call_id text collate "C" not null,
    stint smallint not null,
    queue text not null,
    agent text not null,
    connected_at timestamptz not null,
    wait_s integer,
    -- Both are null in an answer without an end.
    talk_s integer,
    ended text,
    primary key (source_id, call_id, stint)
);
create index queue_loose_end_officer on queue_loose_end (source_id, agent, queue, connected_at);

create table officer_session (
    source_id smallint not null references source,
    officer text not null,
    queue text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    truncated boolean not null default false,
    primary key (source_id, officer, queue, started_at),
    check (ended_at >= started_at)
);
create index officer_session_span on officer_session (started_at, ended_at);

create table officer_pause (
    source_id smallint not null references source,
    officer text not null,
    queue text not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    truncated boolean not null default false,
    reason text not null default '',
    primary key (source_id, officer, queue, started_at),
    check (ended_at >= started_at)
);

create table customer (
    source_id smallint not null references source,
    customer_id text not null,
    name text not null,
    key_account boolean not null default false,
    primary key (source_id, customer_id)
);

-- A line of an order file; where a file has one row per order, the order has one line.
create table order_line (
    source_id smallint not null references source,
    order_id text not null,
    hash uuid not null,
    copies integer not null default 1,
    value numeric,
    primary key (source_id, order_id, hash)
);

create table customer_order (
    source_id smallint not null references source,
    order_id text not null,
    customer_id text,
    ordered_at timestamptz,
    ordered_on date not null,
    promised_on date,
    shipped_on date,
    delivered_on date,
    status text not null check (status in ('open', 'delivered', 'cancelled', 'adjustment')),
    value numeric,
    currency text,
    primary key (source_id, order_id)
);
create index customer_order_day on customer_order (ordered_on);

create table roster_entry (
    source_id smallint not null references source,
    person text not null,
    role text not null check (role in ('officer', 'supervisor', 'manager')),
    team text,
    from_day date not null,
    to_day date check (to_day >= from_day),
    shift_starts time,
    shift_ends time,
    lunch_starts time,
    lunch_ends time,
    deputy text,
    primary key (source_id, person, from_day)
);

create table absence (
    source_id smallint not null references source,
    person text not null,
    from_day date not null,
    to_day date not null check (to_day >= from_day),
    reason text,
    primary key (source_id, person, from_day)
);

create table monthly_call_count (
    source_id smallint not null references source,
    month date not null check (extract(day from month) = 1),
    calls integer not null check (calls >= 0),
    change_on_last_year numeric check (change_on_last_year > -1),
    primary key (source_id, month)
);

create table complaint (
    source_id smallint not null references source,
    complaint_id text not null,
    received_at timestamptz,
    received_on date not null,
    customer_id text,
    order_id text,
    topic text,
    team text,
    acknowledged_on date,
    resolved_on date,
    deadline date,
    legal_threat boolean not null default false,
    injury boolean not null default false,
    summary text,
    primary key (source_id, complaint_id)
);
create index complaint_day on complaint (received_on);

create table survey_answer (
    source_id smallint not null references source,
    answer_id text not null,
    question text not null,
    answered_on date not null,
    score smallint check (score between 0 and 10),
    team text,
    comment text,
    primary key (source_id, answer_id, question)
);
create index survey_answer_day on survey_answer (answered_on);

-- Days whose facts changed since they were last measured.
create table touched_day (
    day date primary key
);
