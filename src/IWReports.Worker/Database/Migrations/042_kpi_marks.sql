-- What people set for a KPI on the dashboard, each from a day and for a reason: a target, a month from which limits are drawn anew, or a
-- note. Targets and limits count beside the settings. Taken back it counts no more, and is kept.
create table kpi_mark (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('target', 'rebase', 'note')),
    kpi text not null,
    day date not null check (kind <> 'rebase' or extract(day from day) = 1),
    -- In the KPI's unit; a share as a fraction.
    value numeric check ((kind = 'target') = (value is not null)),
    words text not null check (words <> ''),
    who text not null,
    at timestamptz not null default now(),
    taken_back_at timestamptz,
    taken_back_by text,
    taken_back_why text,
    check (num_nulls(taken_back_at, taken_back_by, taken_back_why) in (0, 3))
);
create unique index kpi_mark_once on kpi_mark (kind, kpi, day) where taken_back_at is null and kind <> 'note';
create index kpi_mark_kpi on kpi_mark (kpi, day);
