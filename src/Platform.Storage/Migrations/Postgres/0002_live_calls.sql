-- The calls under way are few among a tenant's many that are over.
CREATE INDEX call_records_live ON call_records (tenant, offered_at, call_id) WHERE ended_at IS NULL;
