-- What a day's sums were made by: days of other formulas or settings are no series with the rest. Null: measured by a program that did not write it down.
alter table measured_day add column definitions text;
