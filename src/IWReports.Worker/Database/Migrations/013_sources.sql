-- What each source declares that it can see of calls.
alter table source add column sees text[] not null default '{}';

update source set sees = case
    when kind = 'queue-log' then array['ringing']
    when kind = 'connect' then array['transfers', 'onhold', 'wrapup']
    when name like 'table:cdr%' then array['refusedcallers']
    else '{}' end;

-- What is seen of a source's calls: by itself, and by the tables of its site that speak of the same calls. Another source of calls has its own.
-- A log may hold transfers or, behind Local channels, never do: it sees them from its first one on.
create view source_sight as
select own.id as source_id, coalesce(array_agg(distinct seen) filter (where seen is not null), '{}') as sees
from source own join source its on its.id = own.id or (its.site = own.site and its.kind in ('table', 'query'))
left join lateral (
    select unnest(its.sees) union select 'transfers' where exists (select from queue_entry entry where entry.source_id = its.id and entry.transferred)
) sight (seen) on true
group by own.id;

insert into touched_day (day)
select distinct day from queue_entry join source on source.id = source_id where kind = 'connect'
union select distinct started_on from cdr_leg
on conflict do nothing;

-- Asterisk's channel events, as far as they tell who was in a bridge when. Channels are kept by name, numbers in them blotted out.
create table cel_event (
    source_id smallint not null references source,
    uniqueid text collate "C" not null,
    linkedid text collate "C" not null,
    event text not null,
    at timestamptz not null,
    channel text not null,
    other_channel text,
    primary key (source_id, uniqueid, at, event)
);
create index cel_event_call on cel_event (source_id, linkedid);

-- How long a channel was in bridges, in calls behind Local channels: what a queue_log says wrongly of an officer's talk.
create table cel_talk (
    source_id smallint not null references source,
    linkedid text collate "C" not null,
    uniqueid text collate "C" not null,
    started_at timestamptz not null,
    talk_s integer not null check (talk_s >= 0),
    transferred_at timestamptz,
    primary key (source_id, linkedid, uniqueid)
);
