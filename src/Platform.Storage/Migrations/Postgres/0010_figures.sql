-- What is counted. Times are Unix milliseconds; a quarter is the number of quarters of an hour since 1970. A call's facts and sums are
-- written with the record that they are read from; records that were closed before this step are counted afterwards, one by one.
ALTER TABLE call_records ADD COLUMN counted bigint NOT NULL DEFAULT 0;
CREATE INDEX call_records_uncounted ON call_records (offered_at, tenant, call_id) WHERE counted = 0 AND ended_at IS NOT NULL;

-- One row per contact and queue. outcome: 1 answered, 2 abandoned, 3 abandoned soon, 4 left otherwise.
CREATE TABLE queue_stays (
    tenant text COLLATE "C" NOT NULL,
    offered_ms bigint NOT NULL,
    call_id text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    queue text COLLATE "C" NOT NULL,
    caller text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    outcome bigint NOT NULL,
    in_target bigint NOT NULL,
    wait_ms bigint NOT NULL,
    handled bigint NOT NULL,
    talk_ms bigint NOT NULL,
    hold_ms bigint NOT NULL,
    transfers bigint NOT NULL,
    PRIMARY KEY (tenant, offered_ms, call_id, position)
);
CREATE INDEX queue_stays_caller ON queue_stays (tenant, caller, offered_ms, call_id, queue, number, outcome, position);

-- One row per stretch of time in which an agent was in one state. presence: as AgentPresence.
CREATE TABLE agent_stretches (
    tenant text COLLATE "C" NOT NULL,
    agent text COLLATE "C" NOT NULL,
    from_ms bigint NOT NULL,
    to_ms bigint NOT NULL,
    presence bigint NOT NULL,
    reason text COLLATE "C",
    queue text COLLATE "C" NOT NULL,
    contact text COLLATE "C",
    PRIMARY KEY (tenant, agent, from_ms)
);

-- The same, added up: one row per party and quarter. party_group: 1 queue, 2 agent, 3 number.
CREATE TABLE interval_sums (
    tenant text COLLATE "C" NOT NULL,
    party_group bigint NOT NULL,
    quarter bigint NOT NULL,
    party text COLLATE "C" NOT NULL,
    offered bigint NOT NULL,
    answered bigint NOT NULL,
    answered_in_target bigint NOT NULL,
    abandoned bigint NOT NULL,
    short_abandoned bigint NOT NULL,
    left_otherwise bigint NOT NULL,
    answer_wait_ms bigint NOT NULL,
    abandon_wait_ms bigint NOT NULL,
    longest_wait_ms bigint NOT NULL,
    handled bigint NOT NULL,
    talk_ms bigint NOT NULL,
    hold_ms bigint NOT NULL,
    transfers bigint NOT NULL,
    wrap_up_ms bigint NOT NULL,
    ready_ms bigint NOT NULL,
    ringing_ms bigint NOT NULL,
    contact_ms bigint NOT NULL,
    break_ms bigint NOT NULL,
    PRIMARY KEY (tenant, party_group, quarter, party)
);
