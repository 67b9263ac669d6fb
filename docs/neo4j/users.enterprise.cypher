// The users of a Neo4j Enterprise Edition or Aura, once for each server; run by an administrator in the database "system".
CREATE USER trialgraph_seed IF NOT EXISTS SET PASSWORD $seedPassword SET PASSWORD CHANGE NOT REQUIRED;
CREATE USER trialgraph_api IF NOT EXISTS SET PASSWORD $apiPassword SET PASSWORD CHANGE NOT REQUIRED;
// writes data, and makes the constraints and indexes
GRANT ROLE architect TO trialgraph_seed;
// reads data, and nothing else
GRANT ROLE reader TO trialgraph_api;
