-- The department index on a schedule (adr/0041). Rules as in 0001.

-- Of a schedule of the index: its code, which is the same in every year; else "".
ALTER TABLE report_schedules ADD COLUMN index_code TEXT NOT NULL DEFAULT '';
