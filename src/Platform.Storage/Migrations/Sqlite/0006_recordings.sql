-- One entry per call that is or should be recorded. The columns hold the whole truth. Times are UTC ticks; agents and queues are JSON
-- lists, gaps a JSON list of records.
CREATE TABLE recordings (
    tenant TEXT NOT NULL,
    call_id TEXT NOT NULL,
    node TEXT NOT NULL,
    from_number TEXT NOT NULL,
    to_number TEXT NOT NULL,
    direction INTEGER NOT NULL,
    started_ticks INTEGER NOT NULL,
    agents TEXT NOT NULL,
    queues TEXT NOT NULL,
    state INTEGER NOT NULL,
    ended_ticks INTEGER,
    length_ms INTEGER,
    bytes INTEGER,
    blocks INTEGER,
    head TEXT,
    gaps TEXT,
    fault INTEGER,
    keep_until_ticks INTEGER,
    PRIMARY KEY (tenant, call_id)
) STRICT;
CREATE INDEX recordings_time ON recordings (tenant, started_ticks, call_id, length_ms) WHERE state <> 4;
CREATE INDEX recordings_length ON recordings (tenant, length_ms, started_ticks, call_id) WHERE state <> 4;
CREATE INDEX recordings_open ON recordings (node) WHERE state = 0;
CREATE INDEX recordings_due ON recordings (node, keep_until_ticks) WHERE state IN (1, 2);
CREATE INDEX recordings_fault ON recordings (tenant, started_ticks, call_id) WHERE fault IS NOT NULL AND state <> 4;

-- By whom and what a recording is found: numbers, agents, queues.
CREATE TABLE recording_parties (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    party TEXT NOT NULL,
    started_ticks INTEGER NOT NULL,
    call_id TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, party, started_ticks, call_id)
) STRICT, WITHOUT ROWID;

-- Only ever added to. An id sorts by time.
CREATE TABLE audit_log (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at_ticks INTEGER NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX audit_log_subject ON audit_log (tenant, subject, id);
CREATE INDEX audit_log_who ON audit_log (tenant, who, id);
