-- Lists of restricted documents by direction. Rules as in 0001.

-- Without it the list of one direction reads through all of that direction to find the few restricted ones.
CREATE INDEX documents_restricted_of_direction ON documents (organisation_id, direction, id)
    WHERE access = 'restricted';
