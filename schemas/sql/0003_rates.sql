-- What the reported rates read. Rules as in 0001.

-- Which books and years have a document in a period, without touching the documents themselves.
CREATE INDEX documents_days_of_books ON documents (registry_date, book_id, year) WHERE book_id IS NOT NULL;
