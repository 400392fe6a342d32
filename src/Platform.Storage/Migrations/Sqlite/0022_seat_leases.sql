-- Seats that agents hold, a row for each agent and not one for all: a log-in writes one row, however many are logged in. Without a
-- product it was given back; the row keeps its fence, which is never given out again. That of agent '' is the last one of before.
CREATE TABLE seat_leases (
    tenant TEXT NOT NULL,
    agent TEXT NOT NULL,
    product TEXT,
    fence INTEGER NOT NULL,
    PRIMARY KEY (tenant, agent)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX seat_leases_fence ON seat_leases (tenant, fence);

INSERT INTO seat_leases (tenant, agent, product, fence)
SELECT substr(grain_key, 7), lease.key, json_extract(lease.value, '$.product'), json_extract(lease.value, '$.fence')
FROM grain_state, json_each(grain_state.body, '$.leases') AS lease
WHERE grain_type = 'seats' AND state_name = 'seats' AND grain_key LIKE 'seats:%';

INSERT INTO seat_leases (tenant, agent, product, fence)
SELECT substr(grain_key, 7), '', NULL, json_extract(body, '$.lastFence') FROM grain_state
WHERE grain_type = 'seats' AND state_name = 'seats' AND grain_key LIKE 'seats:%' AND json_extract(body, '$.lastFence') IS NOT NULL
ON CONFLICT DO NOTHING;

DELETE FROM grain_state WHERE grain_type = 'seats' AND state_name = 'seats';
