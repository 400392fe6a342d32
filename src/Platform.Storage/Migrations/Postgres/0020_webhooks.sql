-- What webhooks are to be told of. Times are UTC ticks. Subscriptions follow the catalog's documents: one row for each event that an
-- enabled webhook wants, so that whoever stores a fact finds who is to be told.
CREATE TABLE webhook_subscriptions (
    tenant text COLLATE "C" NOT NULL,
    event bigint NOT NULL,
    webhook_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, event, webhook_id)
);

CREATE TABLE webhook_deliveries (
    tenant text COLLATE "C" NOT NULL,
    webhook_id text COLLATE "C" NOT NULL,
    event_id text COLLATE "C" NOT NULL,
    event bigint NOT NULL,
    subject text COLLATE "C" NOT NULL,
    at_ticks bigint NOT NULL,
    state bigint NOT NULL,
    attempts bigint NOT NULL,
    next_ticks bigint NOT NULL,
    last_status bigint,
    last_fault bigint,
    last_ticks bigint,
    PRIMARY KEY (tenant, webhook_id, event_id)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_ticks) WHERE state = 0;
CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (tenant, webhook_id, at_ticks, event_id);
CREATE INDEX webhook_deliveries_settled ON webhook_deliveries (last_ticks) WHERE state <> 0;
