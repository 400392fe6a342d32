-- A number has at most one holding that has not ended; the ended ones are its history. The columns hold the whole truth. Times are UTC
-- ticks; digits is the number as an integer, which orders numbers as dialling plans do.
CREATE TABLE number_holdings (
    number text COLLATE "C" NOT NULL,
    id bigint NOT NULL,
    digits bigint NOT NULL,
    state text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    pool text COLLATE "C",
    price_class text COLLATE "C",
    since_ticks bigint NOT NULL,
    until_ticks bigint,
    ended_ticks bigint,
    ended_by text COLLATE "C",
    PRIMARY KEY (number, id)
);
-- Nobody shares a number.
CREATE UNIQUE INDEX number_holdings_open ON number_holdings (digits) WHERE ended_ticks IS NULL;
CREATE INDEX number_holdings_tenant ON number_holdings (tenant, digits) WHERE ended_ticks IS NULL;

-- Numbers that were assigned before there were holdings: nobody wrote down since when.
INSERT INTO number_holdings (number, id, digits, state, tenant, since_ticks)
SELECT id, revision, CAST(substr(id, 2) AS bigint), 'assigned', tenant,
    CAST(extract(epoch FROM now()) * 10000000 AS bigint) + 621355968000000000
FROM documents WHERE kind = 'NumberDocument';
