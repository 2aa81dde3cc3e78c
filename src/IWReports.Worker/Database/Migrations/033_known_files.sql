-- What a whole file's usable lines and their places were when it was read, so that it is known again without comparing line by line.
-- Null where that is not known, and where some of them were deleted since.
alter table source_file add column digest bytea, add column digest_lines bigint not null default 0;
