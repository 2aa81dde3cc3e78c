-- The search box finds by the beginning of a name or a number, among any number of rows.
create index customer_named on customer (lower(name) text_pattern_ops);
create index customer_numbered on customer (lower(customer_id) text_pattern_ops);
create index complaint_numbered on complaint (lower(complaint_id) text_pattern_ops);
create index complaint_customer on complaint (customer_id, received_on);
create index enquiry_numbered on enquiry (lower(enquiry_id) text_pattern_ops);
create index job_run_period on job_run (period text_pattern_ops, id) where parent_id is null;
create index edition_period on edition (period text_pattern_ops, id);
create index edition_scope on edition (lower(scope) text_pattern_ops, id);
