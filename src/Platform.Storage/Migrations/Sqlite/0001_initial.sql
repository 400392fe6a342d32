-- Times are UTC ticks (100 ns since 0001-01-01), money is exact decimal text, bodies are JSON and hold the whole truth:
-- the other columns exist to be searched by. No tenant is ''.

CREATE TABLE catalog_revision (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    revision INTEGER NOT NULL
) STRICT;
INSERT INTO catalog_revision (only_row, revision) VALUES (1, 0);

CREATE TABLE documents (
    tenant TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, kind, id)
) STRICT;
-- A number leads to one tenant only.
CREATE UNIQUE INDEX documents_number ON documents (id) WHERE kind = 'NumberDocument';

CREATE TABLE call_records (
    tenant TEXT NOT NULL,
    call_id TEXT NOT NULL,
    offered_at INTEGER NOT NULL,
    ended_at INTEGER,
    queue TEXT NOT NULL,
    agent TEXT,
    from_number TEXT NOT NULL,
    to_number TEXT NOT NULL,
    node TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, call_id)
) STRICT;
CREATE INDEX call_records_time ON call_records (tenant, offered_at, call_id);
CREATE INDEX call_records_queue ON call_records (tenant, queue, offered_at, call_id);
CREATE INDEX call_records_agent ON call_records (tenant, agent, offered_at, call_id);
CREATE INDEX call_records_from ON call_records (tenant, from_number, offered_at, call_id);
CREATE INDEX call_records_to ON call_records (tenant, to_number, offered_at, call_id);
CREATE INDEX call_records_open ON call_records (node, offered_at, call_id) WHERE ended_at IS NULL;

CREATE TABLE ledger (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    amount TEXT,
    currency TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX ledger_time ON ledger (tenant, at, id);
CREATE INDEX ledger_reference ON ledger (tenant, reference, at, id);
CREATE INDEX ledger_kind ON ledger (tenant, kind, at, id);

CREATE TABLE refresh_tokens (
    token_hash TEXT NOT NULL PRIMARY KEY,
    family TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    used INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

CREATE TABLE revoked_families (
    family TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (
    name TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

CREATE TABLE idempotent_answers (
    key TEXT NOT NULL PRIMARY KEY,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    answer TEXT,
    at_ticks INTEGER NOT NULL
) STRICT;
CREATE INDEX idempotent_answers_age ON idempotent_answers (at_ticks);

CREATE TABLE sip_bindings (
    tenant TEXT NOT NULL,
    agent TEXT NOT NULL,
    position INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, agent, position)
) STRICT;

-- id is never given out twice, so id and version together name one version of one state for ever.
CREATE TABLE grain_state (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    grain_type TEXT NOT NULL,
    grain_key TEXT NOT NULL,
    state_name TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (grain_type, grain_key, state_name)
) STRICT;

CREATE TABLE reminders (
    grain_type TEXT NOT NULL,
    grain_key TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (grain_type, grain_key, name)
) STRICT;

CREATE TABLE nodes (
    node TEXT NOT NULL PRIMARY KEY,
    beat_ticks INTEGER NOT NULL
) STRICT;
