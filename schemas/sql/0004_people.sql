-- Organisations and people over time: what follows an organisation that ended, who held which post, who acted for whom.
-- Rules as in 0001.

-- A successor takes over from a predecessor on a day; many to many (merge, split, rename, an abolished level).
CREATE TABLE organisation_successions (
    predecessor_id BIGINT NOT NULL REFERENCES organisations (id),
    successor_id BIGINT NOT NULL REFERENCES organisations (id),
    effective_from BIGINT NOT NULL, -- first day of the successor in this role
    kind TEXT NOT NULL,
    partial BIGINT NOT NULL,        -- 1: takes over a part, others the rest
    legal_basis TEXT NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id)
);
CREATE INDEX organisation_successions_successor ON organisation_successions (successor_id);

-- Chức vụ: what an account is in a unit, from a day to a day. An account may hold several; one is the main one.
CREATE TABLE posts (
    id {identity},
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    organisation_id BIGINT NOT NULL REFERENCES organisations (id),
    title TEXT NOT NULL,            -- "Phó Giám đốc"; '' when only the role is known
    role TEXT NOT NULL,
    is_main BIGINT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT                 -- last day; NULL: still held
);
CREATE INDEX posts_account ON posts (account_id);
CREATE INDEX posts_organisation ON posts (organisation_id);

-- Role and unit of an account become its first post, from the day (in Vietnam) on which the account was made.
INSERT INTO posts (account_id, organisation_id, title, role, is_main, valid_from, valid_to)
SELECT id, organisation_id, '', role, 1, (created_at + 25200) / 86400, NULL FROM accounts ORDER BY id;
ALTER TABLE accounts DROP COLUMN role;
ALTER TABLE accounts DROP COLUMN organisation_id;

-- Uỷ quyền: the holder of a post lets another account use named rights of that post for a period, by a written basis.
-- It cannot be passed on.
CREATE TABLE delegations (
    id {identity},
    post_id BIGINT NOT NULL REFERENCES posts (id),
    delegate_id BIGINT NOT NULL REFERENCES accounts (id),
    rights TEXT NOT NULL,           -- names of actions, each followed by a blank
    matters TEXT NOT NULL,          -- what it is for, in words
    legal_basis TEXT NOT NULL,
    valid_from BIGINT NOT NULL,
    valid_to BIGINT NOT NULL
);
CREATE INDEX delegations_delegate ON delegations (delegate_id);
CREATE INDEX delegations_post ON delegations (post_id);

-- An import recognises an organisation without a code by its name and place.
CREATE INDEX organisation_versions_name ON organisation_versions (name);
CREATE INDEX organisation_versions_parent ON organisation_versions (parent_id);
