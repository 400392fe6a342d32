-- What agents noted of calls. Times are UTC ticks.
CREATE TABLE call_notes (
    tenant TEXT NOT NULL,
    call_id TEXT NOT NULL,
    agent TEXT NOT NULL,
    at_ticks INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, call_id, agent)
) STRICT;
