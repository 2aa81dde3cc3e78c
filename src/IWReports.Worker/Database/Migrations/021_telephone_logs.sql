-- Empty fields at a line's end were read as part of a pause's reason.
insert into touched_day (day)
select distinct (pause.started_at at time zone source.zone)::date from officer_pause pause join source on source.id = source_id where reason like '%|%'
on conflict do nothing;
update queue_event set detail = nullif(split_part(detail, '|', 1), '')
where detail like '%|%' and event in ('ADDMEMBER', 'PAUSE', 'UNPAUSE', 'PAUSEALL', 'UNPAUSEALL');
update officer_pause set reason = split_part(reason, '|', 1) where reason like '%|%';

-- Who waited in a queue at a restart was said to have left it; how the wait ended is not known. Who went on to another queue did leave.
create temp table waited_at_restart on commit drop as
select source_id, call_id, stint, day from queue_entry entry
where ended = 'QUEUESTART' and outcome = 'flowed-out'
    and not exists (select from queue_entry later where later.source_id = entry.source_id and later.call_id = entry.call_id and later.queue <> entry.queue and later.entered_at > entry.entered_at);
update queue_entry entry set outcome = 'open' from waited_at_restart waited
where entry.source_id = waited.source_id and entry.call_id = waited.call_id and entry.stint = waited.stint;
insert into touched_day (day) select distinct day from waited_at_restart on conflict do nothing;

-- A telephone that was tried for no time did not ring.
insert into touched_day (day)
select distinct (at at time zone source.zone)::date from queue_event join source on source.id = source_id
where event in ('RINGNOANSWER', 'RINGCANCELED') and ring_ms = 0
on conflict do nothing;
