-- Whether the edition may go, or is held until somebody approves it, whatever the settings say of its report.
alter table approval add column given boolean not null default true;
