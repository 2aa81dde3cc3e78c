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

-- One row per recipient of an edition. The bytes are frozen when it is planned; every attempt sends these.
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
    -- As it was when the message was composed; the recipient may move on.
    address text not null,
    mime bytea,
    sha256 bytea,
    state text not null default 'pending' check (state in ('pending', 'claimed', 'handing-off', 'sent', 'rejected', 'unknown', 'held')),
    attempts integer not null default 0,
    created_at timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(),
    give_up_at timestamptz not null,
    lease_owner text,
    lease_until timestamptz,
    handoff_at timestamptz,
    sent_at timestamptz,
    -- Where it really went: another address where Delivery:RedirectTo is set.
    sent_to text,
    reply text,
    last_error text,
    -- A person has looked: the cap does not hold it again.
    released boolean not null default false,
    unique (report, period, scope, revision, recipient_id),
    -- Only a recipient without a usable address has no message.
    check ((mime is null) = (sha256 is null) and (mime is not null or state = 'rejected')),
    check (state not in ('claimed', 'handing-off') or (lease_owner is not null and lease_until is not null))
);
create index delivery_due on delivery (next_attempt_at, id) where state = 'pending';
create index delivery_leased on delivery (lease_until) where state in ('claimed', 'handing-off');

-- What was handed over stays handed over, and no delivery is forgotten.
create function delivery_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'delivery % is part of the ledger; it is not deleted', old.id;
    elsif old.state = 'sent' and new.state <> 'sent' then
        raise exception 'delivery % was sent; its state does not change any more', old.id;
    end if;
    return new;
end $$;
create trigger delivery_is_kept before update or delete on delivery for each row execute function delivery_is_kept();
