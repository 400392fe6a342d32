-- A number has at most one holding that has not ended; the ended ones are its history. The columns hold the whole truth. Times are UTC
-- ticks; digits is the number as an integer, which orders numbers as dialling plans do.
CREATE TABLE number_holdings (
    number TEXT NOT NULL,
    id INTEGER NOT NULL,
    digits INTEGER NOT NULL,
    state TEXT NOT NULL,
    tenant TEXT NOT NULL,
    pool TEXT,
    price_class TEXT,
    since_ticks INTEGER NOT NULL,
    until_ticks INTEGER,
    ended_ticks INTEGER,
    ended_by TEXT,
    PRIMARY KEY (number, id)
) STRICT;
-- Nobody shares a number.
CREATE UNIQUE INDEX number_holdings_open ON number_holdings (digits) WHERE ended_ticks IS NULL;
CREATE INDEX number_holdings_tenant ON number_holdings (tenant, digits) WHERE ended_ticks IS NULL;

-- Numbers that were assigned before there were holdings: nobody wrote down since when.
INSERT INTO number_holdings (number, id, digits, state, tenant, since_ticks)
SELECT id, revision, CAST(substr(id, 2) AS INTEGER), 'assigned', tenant, CAST((julianday('now') - 1721425.5) * 864000000000 AS INTEGER)
FROM documents WHERE kind = 'NumberDocument';
