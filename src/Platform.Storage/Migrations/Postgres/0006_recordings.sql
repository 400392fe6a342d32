-- One entry per call that is or should be recorded. The columns hold the whole truth. Times are UTC ticks; agents and queues are JSON
-- lists, gaps a JSON list of records.
CREATE TABLE recordings (
    tenant text COLLATE "C" NOT NULL,
    call_id text COLLATE "C" NOT NULL,
    node text COLLATE "C" NOT NULL,
    from_number text COLLATE "C" NOT NULL,
    to_number text COLLATE "C" NOT NULL,
    direction bigint NOT NULL,
    started_ticks bigint NOT NULL,
    agents text COLLATE "C" NOT NULL,
    queues text COLLATE "C" NOT NULL,
    state bigint NOT NULL,
    ended_ticks bigint,
    length_ms bigint,
    bytes bigint,
    blocks bigint,
    head text COLLATE "C",
    gaps text,
    fault bigint,
    keep_until_ticks bigint,
    PRIMARY KEY (tenant, call_id)
);
CREATE INDEX recordings_time ON recordings (tenant, started_ticks, call_id, length_ms) WHERE state <> 4;
CREATE INDEX recordings_length ON recordings (tenant, length_ms, started_ticks, call_id) WHERE state <> 4;
CREATE INDEX recordings_open ON recordings (node) WHERE state = 0;
CREATE INDEX recordings_due ON recordings (node, keep_until_ticks) WHERE state IN (1, 2);
CREATE INDEX recordings_fault ON recordings (tenant, started_ticks, call_id) WHERE fault IS NOT NULL AND state <> 4;

-- By whom and what a recording is found: numbers, agents, queues.
CREATE TABLE recording_parties (
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    party text COLLATE "C" NOT NULL,
    started_ticks bigint NOT NULL,
    call_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, kind, party, started_ticks, call_id)
);

-- Only ever added to. An id sorts by time.
CREATE TABLE audit_log (
    tenant text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    at_ticks bigint NOT NULL,
    who text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    detail text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX audit_log_subject ON audit_log (tenant, subject, id);
CREATE INDEX audit_log_who ON audit_log (tenant, who, id);
