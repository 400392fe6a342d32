-- What webhooks are to be told of. Times are UTC ticks. Subscriptions follow the catalog's documents: one row for each event that an
-- enabled webhook wants, so that whoever stores a fact finds who is to be told.
CREATE TABLE webhook_subscriptions (
    tenant TEXT NOT NULL,
    event INTEGER NOT NULL,
    webhook_id TEXT NOT NULL,
    PRIMARY KEY (tenant, event, webhook_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook_deliveries (
    tenant TEXT NOT NULL,
    webhook_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    event INTEGER NOT NULL,
    subject TEXT NOT NULL,
    at_ticks INTEGER NOT NULL,
    state INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    next_ticks INTEGER NOT NULL,
    last_status INTEGER,
    last_fault INTEGER,
    last_ticks INTEGER,
    PRIMARY KEY (tenant, webhook_id, event_id)
) STRICT;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_ticks) WHERE state = 0;
CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (tenant, webhook_id, at_ticks, event_id);
CREATE INDEX webhook_deliveries_settled ON webhook_deliveries (last_ticks) WHERE state <> 0;
