-- Freeze, then send: an edition is rendered once; a delivery holds the exact bytes one recipient gets.

create table recipient (
    id integer generated always as identity primary key,
    name text not null unique,
    address text not null,
    role text not null check (role in ('board', 'manager', 'supervisor', 'deputy')),
    team text,
    active boolean not null default true
);

create table edition (
    id bigint generated always as identity primary key,
    report text not null,
    period text not null,
    scope text not null,
    revision integer not null check (revision >= 1),
    state text not null check (state in ('complete', 'partial', 'held')),
    subject text not null,
    model jsonb not null,
    template_version text not null,
    definitions_version text not null,
    data_to timestamptz,
    created_at timestamptz not null default now(),
    unique (report, period, scope, revision)
);

create table edition_part (
    edition_id bigint not null references edition,
    name text not null,
    media_type text not null,
    content bytea not null,
    sha256 bytea not null,
    primary key (edition_id, name)
);

create table delivery (
    id bigint generated always as identity primary key,
    edition_id bigint not null references edition,
    report text not null,
    period text not null,
    scope text not null,
    revision integer not null,
    recipient_id integer not null references recipient,
    channel text not null,
    message_id text not null unique,
    mime bytea not null,
    sha256 bytea not null,
    state text not null default 'pending' check (state in ('pending', 'claimed', 'handing-off', 'sent', 'rejected', 'unknown')),
    attempts integer not null default 0,
    created_at timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(),
    give_up_at timestamptz,
    lease_owner text,
    lease_until timestamptz,
    handoff_at timestamptz,
    sent_at timestamptz,
    reply text,
    last_error text,
    unique (report, period, scope, revision, recipient_id)
);
create index delivery_due on delivery (next_attempt_at) where state = 'pending';

-- What was handed over stays handed over.
create function delivery_sent_is_final() returns trigger language plpgsql as $$
begin
    if old.state = 'sent' and new.state <> 'sent' then
        raise exception 'delivery % was sent; its state does not change any more', old.id;
    end if;
    return new;
end $$;
create trigger delivery_sent_is_final before update on delivery for each row execute function delivery_sent_is_final();
