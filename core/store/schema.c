/* SPDX-License-Identifier: MIT
 *
 * The tables of a store, as one script that runs in one transaction.
 *
 *     document_text                        each text once
 *     document > document_entity > alias   a version of an article, who is in it
 *              > statement > speaker, tie
 *     actor > actor_alias                  who is in the corpus
 *     link                                 document_entity -> actor
 *     correction, reading                  what people changed, and what was read
 *
 * Spans are JSON arrays of half-open pairs, [[0, 12], [20, 31]], counted in
 * BYTES of the stored text's UTF-8, as everywhere inside the library. In SQL:
 *     cast (substr (cast (text AS BLOB), start + 1, end - start) AS TEXT)
 *
 * Ids come from AUTOINCREMENT: never given twice, also after a deletion. A
 * version of a document that a newer one has replaced keeps its rows, but not
 * its links, and what the newer one still says has moved to it: what counts
 * is what has links.
 */
#include "schema-private.h"

const char sgp_store_tables[] =
  "CREATE TABLE document_text ("
  "  sha256 TEXT PRIMARY KEY,"
  "  text TEXT NOT NULL);"

  /* key: the path as given or the id; superseded_by: the version after it */
  "CREATE TABLE document ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  key TEXT NOT NULL,"
  "  version INTEGER NOT NULL,"
  "  superseded_by INTEGER REFERENCES document,"
  "  name TEXT NOT NULL,"
  "  path TEXT, title TEXT, date TEXT, outlet TEXT, url TEXT,"
  "  pipeline TEXT NOT NULL,"
  "  text_sha256 TEXT NOT NULL REFERENCES document_text,"
  "  UNIQUE (key, version));"
  "CREATE UNIQUE INDEX document_current ON document (key) WHERE superseded_by IS NULL;"
  "CREATE INDEX document_date ON document (date);"

  /* naming: full, short (a surname, initials) or local (a role: no name);
   * twin: how many before it in the document have the same type and key */
  "CREATE TABLE document_entity ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  document INTEGER NOT NULL REFERENCES document,"
  "  ordinal INTEGER NOT NULL,"
  "  name TEXT NOT NULL,"
  "  type TEXT NOT NULL,"
  "  part_of INTEGER REFERENCES document_entity,"
  "  key TEXT NOT NULL,"
  "  naming TEXT NOT NULL CHECK (naming IN ('full', 'short', 'local')),"
  "  twin INTEGER NOT NULL,"
  "  mentions TEXT NOT NULL,"
  "  UNIQUE (document, ordinal));"
  "CREATE INDEX document_entity_short ON document_entity (key, type) WHERE naming = 'short';"
  "CREATE INDEX document_entity_part ON document_entity (part_of) WHERE part_of IS NOT NULL;"

  /* ordinal -1: the entity's own name; -2: the surname in it */
  "CREATE TABLE alias ("
  "  entity INTEGER NOT NULL REFERENCES document_entity,"
  "  ordinal INTEGER NOT NULL,"
  "  text TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  key TEXT NOT NULL,"
  "  PRIMARY KEY (entity, ordinal)) WITHOUT ROWID;"

  /* scope: empty for who is known by name, else the key of the one document;
   * read_name: the name before people gave it another; merged_into: whom all
   * that would be linked with this actor is linked with instead */
  "CREATE TABLE actor ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  name TEXT NOT NULL,"
  "  type TEXT NOT NULL,"
  "  key TEXT NOT NULL,"
  "  scope TEXT NOT NULL,"
  "  read_name TEXT,"
  "  merged_into INTEGER REFERENCES actor,"
  "  UNIQUE (key, type, scope));"

  /* uses: entities of current documents so called; full_uses: those of them
   * that the document names in full */
  "CREATE TABLE actor_alias ("
  "  actor INTEGER NOT NULL REFERENCES actor,"
  "  key TEXT NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  text TEXT NOT NULL,"
  "  uses INTEGER NOT NULL,"
  "  full_uses INTEGER NOT NULL,"
  "  PRIMARY KEY (actor, key, kind)) WITHOUT ROWID;"
  "CREATE INDEX actor_alias_key ON actor_alias (key);"
  "CREATE INDEX actor_alias_full ON actor_alias (key) WHERE full_uses > 0;"

  "CREATE TABLE link ("
  "  entity INTEGER PRIMARY KEY REFERENCES document_entity,"
  "  actor INTEGER NOT NULL REFERENCES actor,"
  "  reason TEXT NOT NULL,"
  "  score REAL NOT NULL);"
  "CREATE INDEX link_actor ON link (actor);"

  "CREATE TABLE statement ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  document INTEGER NOT NULL REFERENCES document,"
  "  ordinal INTEGER NOT NULL,"
  "  kind TEXT NOT NULL,"
  "  content TEXT NOT NULL,"
  "  spans TEXT NOT NULL,"
  "  cue TEXT NOT NULL,"
  "  parent INTEGER REFERENCES statement,"
  "  confidence REAL NOT NULL,"
  "  origin TEXT NOT NULL DEFAULT 'machine' CHECK (origin IN ('machine', 'hand', 'imported')),"
  "  coder TEXT,"
  "  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'confirmed', 'rejected')),"
  "  concept TEXT,"
  "  agreement INTEGER);"
  "CREATE INDEX statement_document ON statement (document, ordinal);"

  /* entity is null where the text does not tell who "he" is */
  "CREATE TABLE speaker ("
  "  statement INTEGER NOT NULL REFERENCES statement,"
  "  role TEXT NOT NULL CHECK (role IN ('speaker', 'addressee')),"
  "  ordinal INTEGER NOT NULL,"
  "  entity INTEGER REFERENCES document_entity,"
  "  mention TEXT NOT NULL,"
  "  confidence REAL NOT NULL,"
  "  PRIMARY KEY (statement, role, ordinal)) WITHOUT ROWID;"
  "CREATE INDEX speaker_entity ON speaker (entity);"

  /* A tie is known by the last line; its id goes on with it where a document
   * is read again. */
  "CREATE TABLE tie ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  statement INTEGER NOT NULL REFERENCES statement,"
  "  source INTEGER NOT NULL REFERENCES document_entity,"
  "  stance TEXT NOT NULL,"
  "  target INTEGER NOT NULL REFERENCES document_entity,"
  "  act TEXT NOT NULL,"
  "  evidence TEXT NOT NULL,"
  "  spans TEXT NOT NULL,"
  "  why TEXT NOT NULL,"
  "  confidence REAL NOT NULL,"
  "  origin TEXT NOT NULL DEFAULT 'machine' CHECK (origin IN ('machine', 'hand', 'imported')),"
  "  coder TEXT,"
  "  state TEXT NOT NULL DEFAULT 'read' CHECK (state IN ('read', 'confirmed', 'rejected')),"
  "  UNIQUE (statement, source, stance, target));"
  "CREATE INDEX tie_source ON tie (source);"
  "CREATE INDEX tie_target ON tie (target);";

/* What people changed, one row a change, never deleted. A change of what was
 * read in a document is anchored by its words: the key, the content with 32
 * characters on either side, the actors and the stance; ids alone would not
 * outlive a new reading. value: what it sets, a JSON object. status: active;
 * orphaned, where the document has nothing any more that it fits; undone. */
const char sgp_store_correction_tables[] =
  "CREATE TABLE correction ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  kind TEXT NOT NULL,"
  "  time TEXT NOT NULL,"
  "  coder TEXT NOT NULL,"
  "  note TEXT,"
  "  document_key TEXT,"
  "  statement INTEGER REFERENCES statement,"
  "  tie INTEGER,"
  "  actor INTEGER REFERENCES actor,"
  "  quote TEXT, before TEXT, after TEXT,"
  "  source INTEGER REFERENCES actor,"
  "  target INTEGER REFERENCES actor,"
  "  stance TEXT,"
  "  value TEXT NOT NULL,"
  "  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'orphaned', 'undone')),"
  "  reason TEXT,"
  "  undone_time TEXT, undone_by TEXT);"
  "CREATE INDEX correction_document ON correction (document_key) WHERE document_key IS NOT NULL;"
  "CREATE INDEX correction_statement ON correction (statement) WHERE statement IS NOT NULL;"
  "CREATE INDEX correction_actor ON correction (actor) WHERE actor IS NOT NULL;"

  /* What the machine read of a statement that people have changed, as a JSON
   * object; null for a statement that they added. */
  "CREATE TABLE reading ("
  "  statement INTEGER PRIMARY KEY REFERENCES statement,"
  "  machine TEXT);";
