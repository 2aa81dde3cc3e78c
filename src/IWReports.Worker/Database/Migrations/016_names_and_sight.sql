-- Names that people write (topics, teams …) and that differ only in capitals or outer spaces are one, as first spelled.
create table scope_name (
    kind text not null,
    folded text not null,
    name text not null,
    primary key (kind, folded)
);

insert into scope_name (kind, folded, name)
select distinct on (scope_kind, lower(btrim(scope_key))) scope_kind, lower(btrim(scope_key)), btrim(scope_key)
from measure_value where scope_kind in ('team', 'topic', 'segment', 'channel', 'department')
order by scope_kind, lower(btrim(scope_key)), day, scope_key;

-- A queue's log tells when officers were there; calls of other sources are no part of what these officers did.
update source set sees = array_append(sees, 'logins') where kind = 'queue-log';

insert into touched_day (day)
select distinct day from queue_entry
union select distinct day from measure_value where scope_kind in ('team', 'topic', 'segment', 'channel', 'department')
    and not exists (select from scope_name where kind = scope_kind and name = scope_key)
on conflict do nothing;
