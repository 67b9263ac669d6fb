// The users of a Neo4j Community Edition, once for each server; run by an administrator in the database "system".
// This edition knows no rights: each user may do everything. Let the database be read-only while it serves.
CREATE USER trialgraph_seed IF NOT EXISTS SET PASSWORD $seedPassword SET PASSWORD CHANGE NOT REQUIRED;
CREATE USER trialgraph_api IF NOT EXISTS SET PASSWORD $apiPassword SET PASSWORD CHANGE NOT REQUIRED;
