-- What agents noted of calls. Times are UTC ticks.
CREATE TABLE call_notes (
    tenant text COLLATE "C" NOT NULL,
    call_id text COLLATE "C" NOT NULL,
    agent text COLLATE "C" NOT NULL,
    at_ticks bigint NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (tenant, call_id, agent)
);
