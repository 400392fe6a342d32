-- The list of callbacks. The columns are what it is searched by, the body is the truth. Times are UTC ticks.
CREATE TABLE callbacks (
    tenant text COLLATE "C" NOT NULL,
    callback_id text COLLATE "C" NOT NULL,
    queue text COLLATE "C" NOT NULL,
    number text COLLATE "C" NOT NULL,
    asked_ticks bigint NOT NULL,
    is_open bigint NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (tenant, callback_id)
);
CREATE INDEX callbacks_time ON callbacks (tenant, asked_ticks, callback_id);
CREATE INDEX callbacks_open ON callbacks (tenant, number, queue) WHERE is_open = 1;
