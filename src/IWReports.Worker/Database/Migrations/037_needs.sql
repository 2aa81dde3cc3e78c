-- What waits for a person is counted on the start page: a few rows among very many.
create index delivery_needs_a_person on delivery (state, id) where state in ('rejected', 'unknown', 'held');
create index quarantine_waiting on quarantine (run_id) where replayed_at is null;
