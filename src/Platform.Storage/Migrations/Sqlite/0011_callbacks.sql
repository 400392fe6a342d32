-- The list of callbacks. The columns are what it is searched by, the body is the truth. Times are UTC ticks.
CREATE TABLE callbacks (
    tenant TEXT NOT NULL,
    callback_id TEXT NOT NULL,
    queue TEXT NOT NULL,
    number TEXT NOT NULL,
    asked_ticks INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, callback_id)
) STRICT;
CREATE INDEX callbacks_time ON callbacks (tenant, asked_ticks, callback_id);
CREATE INDEX callbacks_open ON callbacks (tenant, number, queue) WHERE is_open = 1;
