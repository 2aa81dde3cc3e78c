-- Enquiries, what the log of complaints says beyond receiving and settling, and quality reviews.

create table enquiry (
    source_id smallint not null references source,
    enquiry_id text not null,
    opened_at timestamptz,
    opened_on date not null,
    -- The last solution: what was opened again since has none.
    resolved_at timestamptz,
    resolved_on date check (resolved_on >= opened_on),
    reopened boolean not null default false,
    customer_id text,
    order_id text,
    topic text,
    team text,
    officer text,
    channel text,
    required_fields integer,
    present_fields integer check (present_fields between 0 and required_fields),
    primary key (source_id, enquiry_id)
);
create index enquiry_opened on enquiry (opened_on);
create index enquiry_resolved on enquiry (resolved_on);
-- Who comes again: every enquiry looks for the customer's next.
create index enquiry_customer on enquiry (customer_id, opened_on);

alter table complaint
    add column department text,
    add column channel text,
    add column answered_in_time boolean,
    add column reopened_on date,
    add column escalated_on date,
    add column must_refer boolean not null default false,
    add column followed_up_on date,
    add column satisfied boolean,
    add column redress_amount numeric,
    add column product_value numeric,
    add column redress_approved boolean not null default false,
    add column damage_claim boolean not null default false,
    add column claims_form_on date,
    add column quotes_outstanding boolean not null default false,
    add column manager_call_agreed_at timestamptz,
    add column manager_call_agreed_on date,
    add column manager_call_made_at timestamptz,
    add column manager_call_made_on date;
create index complaint_followed_up on complaint (followed_up_on);
create index complaint_manager_call on complaint (manager_call_agreed_on);

-- An item of a quality review; every row of a review repeats whom it is about.
create table quality_item (
    source_id smallint not null references source,
    review_id text not null,
    item text not null,
    reviewed_on date not null,
    officer text,
    team text,
    reference text,
    weight numeric not null check (weight > 0),
    passed text not null check (passed in ('yes', 'no', 'na')),
    critical boolean not null,
    courtesy boolean not null,
    primary key (source_id, review_id, item)
);
create index quality_item_day on quality_item (reviewed_on);
