-- Sets of definitions of the rates (adr/0044). Never changed: the next one takes its place from its first day on. The built-in set
-- is in the program. Rules as in 0001, meaning of `since` as in 0020.
CREATE TABLE rate_rules (
    id {identity},
    code TEXT NOT NULL,
    from_day BIGINT NOT NULL,
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    rates TEXT NOT NULL,                -- "A-file=with_file/entered+missing ..."
    leads TEXT NOT NULL,                -- "entry=A-file:990 ..."
    entered_by BIGINT NOT NULL,
    entered_by_name TEXT NOT NULL,      -- as the person was called then
    entered_at BIGINT NOT NULL,
    since BIGINT NOT NULL
);
CREATE UNIQUE INDEX rate_rules_code ON rate_rules (code);
