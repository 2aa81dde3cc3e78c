-- What a recommendation's KPI was to become, by the model that advised it: held against what came. Null where no model told.
alter table recommendation add column predicted numeric;
alter table recommendation add column predicted_low numeric;
alter table recommendation add column predicted_high numeric;
alter table recommendation add check (num_nulls(predicted, predicted_low, predicted_high) in (0, 3));
alter table recommendation add check (predicted is null or (kpi is not null and predicted_low <= predicted and predicted <= predicted_high));

-- What people hold to be causes of a month's service: their words, who and when. They carry no share.
create table stated_cause (
    id bigint generated always as identity primary key,
    period text not null,
    first_day date not null,
    words text not null check (words <> ''),
    -- The driver that the words speak of; null where they speak of none that is measured.
    driver text check (driver in ('volume', 'handling-time', 'schedule', 'absence', 'newcomers')),
    stated_by text not null check (stated_by <> ''),
    stated_on date not null,
    withdrawn boolean not null default false
);
create index stated_cause_month on stated_cause (first_day);
