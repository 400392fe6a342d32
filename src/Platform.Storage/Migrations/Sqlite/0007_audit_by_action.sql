-- What was done, of a tenant, is read newest first.
CREATE INDEX audit_log_action ON audit_log (tenant, action, id);
