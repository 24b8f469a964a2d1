-- A receiver answers the recall of what it registered: 15 or 16 of QCVN 102, by a person. Rules as in 0001.

-- Why the receiver refused; '' otherwise.
ALTER TABLE delivery_recalls ADD COLUMN answer TEXT NOT NULL DEFAULT '';

-- Of an item that was accepted before its sender recalled it: how far that came, why, and why it was refused. An item that
-- nobody had decided is told by its state alone.
ALTER TABLE inbox ADD COLUMN recall TEXT NOT NULL DEFAULT 'none';
ALTER TABLE inbox ADD COLUMN recall_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE inbox ADD COLUMN recall_answer TEXT NOT NULL DEFAULT '';
