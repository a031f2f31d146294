/* SPDX-License-Identifier: MIT
 *
 * The full-text indexes of a store (FTS5): the articles, and the words of
 * statements. They hold no text of their own but point at the rows, and
 * triggers keep them true. A version that has been superseded leaves the index.
 *
 *     article_text (title, text)     rowid: document.id
 *     statement_text (content)       rowid: statement.id
 *
 * Words are compared without case and accents and by their English stem, so
 * that "blame" finds "blames".
 */
#include "schema-private.h"

#define TOKENIZER "tokenize = " SGP_STORE_TOKENIZER

const char sgp_store_search_tables[] =
  "CREATE VIEW article AS SELECT d.id, d.title, x.text FROM document d"
  "  JOIN document_text x ON x.sha256 = d.text_sha256;"
  "CREATE VIRTUAL TABLE article_text USING fts5 (title, text, content = 'article', content_rowid = 'id', " TOKENIZER ");"
  "CREATE VIRTUAL TABLE statement_text USING fts5 (content, content = 'statement', content_rowid = 'id', " TOKENIZER ");"

  "CREATE TRIGGER article_added AFTER INSERT ON document WHEN new.superseded_by IS NULL BEGIN"
  "  INSERT INTO article_text (rowid, title, text) SELECT id, title, text FROM article WHERE id = new.id; END;"
  "CREATE TRIGGER article_superseded AFTER UPDATE OF superseded_by ON document"
  "  WHEN old.superseded_by IS NULL AND new.superseded_by IS NOT NULL BEGIN"
  "  INSERT INTO article_text (article_text, rowid, title, text)"
  "    SELECT 'delete', id, title, text FROM article WHERE id = new.id; END;"
  "CREATE TRIGGER article_renamed AFTER UPDATE OF title ON document"
  "  WHEN new.superseded_by IS NULL AND old.title IS NOT new.title BEGIN"
  "  INSERT INTO article_text (article_text, rowid, title, text)"
  "    SELECT 'delete', id, old.title, text FROM article WHERE id = new.id;"
  "  INSERT INTO article_text (rowid, title, text) SELECT id, title, text FROM article WHERE id = new.id; END;"

  "CREATE TRIGGER statement_added AFTER INSERT ON statement BEGIN"
  "  INSERT INTO statement_text (rowid, content) VALUES (new.id, new.content); END;"
  "CREATE TRIGGER statement_removed AFTER DELETE ON statement BEGIN"
  "  INSERT INTO statement_text (statement_text, rowid, content) VALUES ('delete', old.id, old.content); END;"
  "CREATE TRIGGER statement_changed AFTER UPDATE OF content ON statement WHEN old.content <> new.content BEGIN"
  "  INSERT INTO statement_text (statement_text, rowid, content) VALUES ('delete', old.id, old.content);"
  "  INSERT INTO statement_text (rowid, content) VALUES (new.id, new.content); END;";

/* For rows that were there before the indexes. */
const char sgp_store_fill_search[] =
  "INSERT INTO article_text (rowid, title, text) SELECT a.id, a.title, a.text FROM article a"
  "  JOIN document d ON d.id = a.id WHERE d.superseded_by IS NULL;"
  "INSERT INTO statement_text (rowid, content) SELECT id, content FROM statement;";
