-- Rejected lines of earlier programs may hold what nobody blotted out: their text goes; source, file, line and column stay.
update quarantine q set raw = '', reason = regexp_replace(regexp_replace(q.reason, '".*"', '"…"'), '[0-9]{6,}', '######', 'g')
from ingest_run r join source s on s.id = r.source_id
where r.id = q.run_id and (
    s.kind = 'table'
    or encode(q.raw, 'escape') !~ '^1[0-9]{9}\|(NONE|REALTIME|MANAGER|CLI|([A-Za-z]+[0-9]{0,4}-)?(1[0-9]{9}|[0-9]{1,5})\.[0-9]{1,9})\|'
    or regexp_replace(encode(q.raw, 'escape'), '^[^|]*\|[^|]*', '') ~* '@|%40|sips?:|([0-9][^0-9a-z|,;]{0,3}){6}');
