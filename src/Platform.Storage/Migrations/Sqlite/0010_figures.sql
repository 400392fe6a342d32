-- What is counted. Times are Unix milliseconds; a quarter is the number of quarters of an hour since 1970. A call's facts and sums are
-- written with the record that they are read from; records that were closed before this step are counted afterwards, one by one.
ALTER TABLE call_records ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
CREATE INDEX call_records_uncounted ON call_records (offered_at, tenant, call_id) WHERE counted = 0 AND ended_at IS NOT NULL;

-- One row per contact and queue. outcome: 1 answered, 2 abandoned, 3 abandoned soon, 4 left otherwise.
CREATE TABLE queue_stays (
    tenant TEXT NOT NULL,
    offered_ms INTEGER NOT NULL,
    call_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    queue TEXT NOT NULL,
    caller TEXT NOT NULL,
    number TEXT NOT NULL,
    outcome INTEGER NOT NULL,
    in_target INTEGER NOT NULL,
    wait_ms INTEGER NOT NULL,
    handled INTEGER NOT NULL,
    talk_ms INTEGER NOT NULL,
    hold_ms INTEGER NOT NULL,
    transfers INTEGER NOT NULL,
    PRIMARY KEY (tenant, offered_ms, call_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_stays_caller ON queue_stays (tenant, caller, offered_ms, call_id, queue, number, outcome, position);

-- One row per stretch of time in which an agent was in one state. presence: as AgentPresence.
CREATE TABLE agent_stretches (
    tenant TEXT NOT NULL,
    agent TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER NOT NULL,
    presence INTEGER NOT NULL,
    reason TEXT,
    queue TEXT NOT NULL,
    contact TEXT,
    PRIMARY KEY (tenant, agent, from_ms)
) STRICT, WITHOUT ROWID;

-- The same, added up: one row per party and quarter. party_group: 1 queue, 2 agent, 3 number.
CREATE TABLE interval_sums (
    tenant TEXT NOT NULL,
    party_group INTEGER NOT NULL,
    quarter INTEGER NOT NULL,
    party TEXT NOT NULL,
    offered INTEGER NOT NULL,
    answered INTEGER NOT NULL,
    answered_in_target INTEGER NOT NULL,
    abandoned INTEGER NOT NULL,
    short_abandoned INTEGER NOT NULL,
    left_otherwise INTEGER NOT NULL,
    answer_wait_ms INTEGER NOT NULL,
    abandon_wait_ms INTEGER NOT NULL,
    longest_wait_ms INTEGER NOT NULL,
    handled INTEGER NOT NULL,
    talk_ms INTEGER NOT NULL,
    hold_ms INTEGER NOT NULL,
    transfers INTEGER NOT NULL,
    wrap_up_ms INTEGER NOT NULL,
    ready_ms INTEGER NOT NULL,
    ringing_ms INTEGER NOT NULL,
    contact_ms INTEGER NOT NULL,
    break_ms INTEGER NOT NULL,
    PRIMARY KEY (tenant, party_group, quarter, party)
) STRICT, WITHOUT ROWID;
