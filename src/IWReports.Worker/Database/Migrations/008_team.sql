-- The team behind the calls: training, coaching, briefings, and customers' records kept up to date.

create table training_session (
    source_id smallint not null references source,
    session_id text not null,
    planned_on date not null,
    held_on date,
    topic text,
    team text,
    invited integer check (invited >= 0),
    attended integer check (attended between 0 and invited),
    missed_by text,
    primary key (source_id, session_id)
);
create index training_session_day on training_session (planned_on);

create table coaching_session (
    source_id smallint not null references source,
    session_id text not null,
    held_on date not null,
    officer text not null,
    team text,
    supervisor text,
    kind text not null check (kind in ('coaching', 'sit-along')),
    agreed_actions text,
    outcome text,
    review_on date,
    primary key (source_id, session_id)
);
create index coaching_session_day on coaching_session (held_on);

create table briefing (
    source_id smallint not null references source,
    briefing_id text not null,
    held_on date not null,
    policy text not null,
    team text,
    officers integer check (officers >= 0),
    not_understood integer check (not_understood between 0 and officers),
    is_repeat boolean not null default false,
    primary key (source_id, briefing_id)
);
create index briefing_day on briefing (held_on);

create table record_change (
    source_id smallint not null references source,
    change_id text not null,
    requested_on date not null,
    made_on date check (made_on >= requested_on),
    field text,
    team text,
    primary key (source_id, change_id)
);
create index record_change_day on record_change (requested_on);
