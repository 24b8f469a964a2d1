-- Files of drafts go up in pieces as well. Rules as in 0001.
-- purpose: 'intake' – the whole file becomes an intake item; 'draft' – it waits under its id until a version of a draft takes it, and
-- is nobody else's to see (adr/0032).
ALTER TABLE uploads ADD COLUMN purpose TEXT NOT NULL DEFAULT 'intake';
