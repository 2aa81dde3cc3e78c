-- Links to the questionnaire that were made out and not used yet. Who got which is written nowhere; a link that is used is gone, so that
-- nothing leads from an answer to its link.
create table feedback_link (
    hash bytea primary key,
    edition text not null check (edition in ('customers', 'internal')),
    -- Of its wording.
    version smallint not null,
    made_out_on date not null,
    made_out_by text not null,
    counts_until date not null
);

-- How a customer who wished an answer can be reached: sealed, apart from all else, and gone with the answer.
create table feedback_contact (
    source_id smallint not null references source,
    answer_id text not null,
    contact bytea not null,
    answered_on date not null,
    primary key (source_id, answer_id)
);
