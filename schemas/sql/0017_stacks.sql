-- Stacks of scans, split at their separator sheets, and scans whose stamp names their register line. Rules as in 0001.

-- 1: its pages are still to be looked at for codes. A queue, not a fact: the change log does not record it.
ALTER TABLE intake_items ADD COLUMN look_pending BIGINT NOT NULL DEFAULT 0;
CREATE INDEX intake_items_look ON intake_items (id) WHERE look_pending = 1;

-- Of a part: the item that it was cut from, which of its pages, and the bytes that were cut.
ALTER TABLE intake_items ADD COLUMN part_of BIGINT REFERENCES intake_items (id);
ALTER TABLE intake_items ADD COLUMN first_page BIGINT;
ALTER TABLE intake_items ADD COLUMN last_page BIGINT;
ALTER TABLE intake_items ADD COLUMN part_digest TEXT;
CREATE INDEX intake_items_parts ON intake_items (part_of) WHERE part_of IS NOT NULL;

-- The incoming document that the code of the stamp names: a proposal.
ALTER TABLE intake_items ADD COLUMN stamped_for BIGINT REFERENCES documents (id);
