-- Seats that agents hold, a row for each agent and not one for all: a log-in writes one row, however many are logged in. Without a
-- product it was given back; the row keeps its fence, which is never given out again. That of agent '' is the last one of before.
CREATE TABLE seat_leases (
    tenant text COLLATE "C" NOT NULL,
    agent text COLLATE "C" NOT NULL,
    product text COLLATE "C",
    fence bigint NOT NULL,
    PRIMARY KEY (tenant, agent)
);
CREATE UNIQUE INDEX seat_leases_fence ON seat_leases (tenant, fence);

INSERT INTO seat_leases (tenant, agent, product, fence)
SELECT substr(grain_key, 7), lease.key, lease.value ->> 'product', (lease.value ->> 'fence')::bigint
FROM grain_state, json_each(grain_state.body -> 'leases') AS lease
WHERE grain_type = 'seats' AND state_name = 'seats' AND grain_key LIKE 'seats:%';

INSERT INTO seat_leases (tenant, agent, product, fence)
SELECT substr(grain_key, 7), '', NULL, (body ->> 'lastFence')::bigint FROM grain_state
WHERE grain_type = 'seats' AND state_name = 'seats' AND grain_key LIKE 'seats:%' AND body ->> 'lastFence' IS NOT NULL
ON CONFLICT DO NOTHING;

DELETE FROM grain_state WHERE grain_type = 'seats' AND state_name = 'seats';
