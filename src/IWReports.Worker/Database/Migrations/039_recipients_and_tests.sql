-- Who stands in for a recipient who is away, before the one whom the roster names.
alter table recipient add deputy_id integer references recipient check (deputy_id <> id);

-- A report sent to look at. It is no delivery: whether a report was sent, and what is still to be sent, does not depend on it.
create table test_mail (
    -- Made with the form: a form that is sent twice is one test.
    id uuid primary key,
    edition_id bigint not null references edition,
    -- In whose mailbox it goes.
    recipient_id integer not null references recipient,
    who text not null,
    began_at timestamptz not null default now(),
    state text not null default 'sending' check (state in ('sending', 'accepted', 'deferred', 'refused', 'unknown')),
    -- The other side's words.
    reply text
);
create unique index test_mail_one_at_a_time on test_mail ((state)) where state = 'sending';
