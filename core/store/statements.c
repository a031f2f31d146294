/* SPDX-License-Identifier: MIT
 *
 * Statements and ties of a document as rows. Where the document replaces an
 * older version of itself, a statement with the same words and the same
 * speakers moves over and keeps its id, and with it what a person has said of
 * it (state, concept); so does a tie of it with the same source, stance and
 * target. Of several equal ones the first takes the first id. What people
 * have corrected, and whatever has the same words, is left to reattach.c.
 *
 *     version 1   s7 "It failed," said Ann Lee.   s8 "We won," said Bo Ray.
 *     version 2   s7 "It failed," said Ann Lee.   s9 "We lost," said Bo Ray.
 */
#include "store-private.h"

#include <string.h>

/* Ids of the version before, by what a row says. */
typedef struct {
  GHashTable *statements;     /* content and speakers -> GQueue of ids */
  GHashTable *ties;           /* statement, source, stance, target -> id */
} Old;

typedef struct {
  SgStore *store;
  const SgDocument *doc;
  gint64 document;
  const SgpEntityRows *entities;
  Old old;
  gint64 *ids;                /* of the statements */
  GArray *fresh;              /* those of them that are new */
} Writer;

static void
free_queue (gpointer queue)
{
  g_queue_free_full (queue, g_free);
}

static void
clear_old (Old *old)
{
  g_clear_pointer (&old->statements, g_hash_table_unref);
  g_clear_pointer (&old->ties, g_hash_table_unref);
}

static void
add_old_statement (Old *old, char *identity, gint64 id)
{
  GQueue *queue = g_hash_table_lookup (old->statements, identity);
  if (queue == NULL)
    g_hash_table_insert (old->statements, g_strdup (identity), queue = g_queue_new ());
  g_queue_push_tail (queue, g_memdup2 (&id, sizeof id));
}

/* The statements of the version before: one row a speaker, in order. */
static gboolean
load_old_statements (SgStore *store, gint64 document, const char *key, Old *old, GError **error)
{
  gboolean row;
  gint64 last = 0;
  gboolean corrected;
  if (!sgp_store_is_corrected (store, key, &corrected, error))
    return FALSE;
  g_autoptr (GString) identity = g_string_new (NULL);
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT s.id, s.content, e.type || '/' || e.key FROM statement s"
                                " LEFT JOIN speaker p ON p.statement = s.id AND p.role = 'speaker'"
                                " LEFT JOIN document_entity e ON e.id = p.entity"
                                " WHERE s.document = ?1 AND (?2 = 0 OR (NOT EXISTS (SELECT 1 FROM reading WHERE statement = s.id)"
                                "   AND s.content NOT IN (SELECT r.machine ->> '$.content' FROM document k"
                                "     JOIN document d ON d.key = k.key JOIN statement c ON c.document = d.id"
                                "     JOIN reading r ON r.statement = c.id WHERE k.id = ?1 AND r.machine IS NOT NULL)))"
                                " ORDER BY s.ordinal, s.id, 3", "ii", document, (gint64) corrected);
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    gint64 id = row ? sqlite3_column_int64 (stmt, 0) : 0;
    if (last != 0 && id != last)
      add_old_statement (old, identity->str, last);
    if (!row)
      return TRUE;
    if (id != last)
      g_string_assign (identity, sgp_sql_text (stmt, 1));
    if (sqlite3_column_type (stmt, 2) != SQLITE_NULL)
      g_string_append_printf (identity, "\x1f%s", sgp_sql_text (stmt, 2));
    last = id;
  }
  return FALSE;
}

static char *
make_tie_identity (gint64 statement, const char *source, const char *stance, const char *target)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "\x1f%s\x1f%s\x1f%s", statement, source, stance, target);
}

static gboolean
load_old_ties (SgStore *store, gint64 document, Old *old, GError **error)
{
  gboolean row;
  sqlite3_stmt *stmt = sgp_sql (store, error,
                                "SELECT t.id, t.statement, a.type || '/' || a.key, t.stance, b.type || '/' || b.key"
                                " FROM statement s JOIN tie t ON t.statement = s.id"
                                " JOIN document_entity a ON a.id = t.source JOIN document_entity b ON b.id = t.target"
                                " WHERE s.document = ? ORDER BY t.id DESC", "i", document);
  while (stmt != NULL && sgp_sql_step (store, stmt, &row, error)) {
    if (!row)
      return TRUE;
    gint64 id = sqlite3_column_int64 (stmt, 0);
    g_hash_table_insert (old->ties, make_tie_identity (sqlite3_column_int64 (stmt, 1), sgp_sql_text (stmt, 2),
                                                       sgp_sql_text (stmt, 3), sgp_sql_text (stmt, 4)),
                         g_memdup2 (&id, sizeof id));
  }
  return FALSE;
}

static gboolean
load_old (SgStore *store, gint64 document, const char *key, Old *old, GError **error)
{
  old->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_queue);
  old->ties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return document == 0
         || (load_old_statements (store, document, key, old, error) && load_old_ties (store, document, old, error));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gint32
get_speaker_entity (const SgDocument *doc, const SgSpeaker *speaker)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  return speaker->mention >= 0 ? mentions[speaker->mention].entity : -1;
}

/* The words of a statement and the keys of its speakers, as in load_old(). */
static char *
make_identity (const Writer *writer, const SgStatement *statement, const char *words)
{
  const SgSpeaker *speakers = sg_document_get_speakers (writer->doc, statement->speakers);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  for (gint32 i = 0; i < statement->speakers.n; i++) {
    gint32 entity = get_speaker_entity (writer->doc, &speakers[i]);
    if (entity >= 0)
      g_ptr_array_add (keys, writer->entities->keys[entity]);
  }
  g_ptr_array_sort (keys, compare_words);
  GString *identity = g_string_new (words);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (identity, "\x1f%s", (const char *) g_ptr_array_index (keys, i));
  return g_string_free (identity, FALSE);
}

/* The id of the same statement in the version before, once; 0 where none is. */
static gint64
take_old_statement (Old *old, const char *identity)
{
  GQueue *queue = g_hash_table_lookup (old->statements, identity);
  g_autofree gint64 *id = queue != NULL ? g_queue_pop_head (queue) : NULL;
  return id != NULL ? *id : 0;
}

static gint64
take_old_tie (Old *old, const char *identity)
{
  gint64 *id = g_hash_table_lookup (old->ties, identity);
  gint64 result = id != NULL ? *id : 0;
  g_hash_table_remove (old->ties, identity);
  return result;
}

static char *
dup_spans_text (const SgDocument *doc, SgRange spans)
{
  return sgp_spans_to_text (sg_document_get_spans (doc, spans), spans.n);
}

static gboolean
write_speaker (const Writer *writer, gint64 statement, const char *role, gint32 ordinal, const SgSpeaker *speaker,
               GError **error)
{
  gint32 n;
  gint32 entity = get_speaker_entity (writer->doc, speaker);
  const SgMention *mentions = sg_document_get_mentions (writer->doc, &n);
  g_autofree char *mention = sgp_spans_to_text (speaker->mention >= 0 ? &mentions[speaker->mention].span : NULL,
                                                speaker->mention >= 0);
  return sgp_sql_run (writer->store, error, NULL, "INSERT INTO speaker (statement, role, ordinal, entity, mention,"
                      " confidence) VALUES (?, ?, ?, ?, ?, ?)", "itint" "d", statement, role, (gint64) ordinal,
                      entity >= 0 ? writer->entities->ids[entity] : (gint64) 0, mention, speaker->confidence);
}

static gboolean
write_speakers (const Writer *writer, gint64 statement, const char *role, SgRange range, GError **error)
{
  const SgSpeaker *speakers = sg_document_get_speakers (writer->doc, range);
  for (gint32 i = 0; i < range.n; i++)
    if (!write_speaker (writer, statement, role, i, &speakers[i], error))
      return FALSE;
  return TRUE;
}

/* What hangs on a statement that moves over is written anew. */
static gboolean
clear_statement (SgStore *store, gint64 id, GError **error)
{
  return sgp_sql_run (store, error, NULL, "DELETE FROM speaker WHERE statement = ?", "i", id)
         && sgp_sql_run (store, error, NULL, "DELETE FROM tie WHERE statement = ?", "i", id);
}

static gboolean
write_statement (Writer *writer, gint32 index, GError **error)
{
  gint32 n;
  SgStore *store = writer->store;
  const SgStatement *statement = sg_document_get_statements (writer->doc, &n) + index;
  g_autofree char *words = sgp_spans_dup_words (writer->doc, statement->content);
  g_autofree char *identity = make_identity (writer, statement, words);
  g_autofree char *spans = dup_spans_text (writer->doc, statement->content);
  g_autofree char *cue = dup_spans_text (writer->doc, statement->cue);
  gint64 id = take_old_statement (&writer->old, identity);
  if (id != 0 && !clear_statement (store, id, error))
    return FALSE;
  if (!sgp_sql_run (store, error, &writer->ids[index],
                    "INSERT INTO statement (id, document, ordinal, kind, content, spans, cue, confidence)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document,"
                    " ordinal = excluded.ordinal, kind = excluded.kind, content = excluded.content,"
                    " spans = excluded.spans, cue = excluded.cue, confidence = excluded.confidence, parent = NULL"
                    " RETURNING id", "niitttt" "d", id, writer->document, (gint64) index,
                    sg_statement_kind_get_name (statement->kind), words, spans, cue, statement->confidence))
    return FALSE;
  if (id == 0)
    g_array_append_val (writer->fresh, writer->ids[index]);
  id = writer->ids[index];
  return write_speakers (writer, id, "speaker", statement->speakers, error)
         && write_speakers (writer, id, "addressee", statement->addressees, error);
}

/* Of two ties that differ in nothing but their act the surer one stays. */
static gboolean
write_tie (Writer *writer, const SgTie *tie, GError **error)
{
  const SgpEntityRows *entities = writer->entities;
  const char *stance = sg_stance_get_name (tie->stance);
  gint64 statement = writer->ids[tie->statement];
  g_autofree char *identity = make_tie_identity (statement, entities->keys[tie->source], stance,
                                                 entities->keys[tie->target]);
  g_autofree char *evidence = sgp_spans_dup_words (writer->doc, tie->evidence);
  g_autofree char *spans = dup_spans_text (writer->doc, tie->evidence);
  return sgp_sql_run (writer->store, error, NULL,
                      "INSERT INTO tie (id, statement, source, stance, target, act, evidence, spans, why, confidence)"
                      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (statement, source, stance, target)"
                      " DO UPDATE SET act = excluded.act, evidence = excluded.evidence, spans = excluded.spans,"
                      " why = excluded.why, confidence = excluded.confidence"
                      " WHERE excluded.confidence > tie.confidence", "niititttt" "d",
                      take_old_tie (&writer->old, identity), statement, entities->ids[tie->source], stance,
                      entities->ids[tie->target], sg_act_get_name (tie->act), evidence, spans,
                      tie->why != NULL ? tie->why : "", tie->confidence);
}

/* Parents, once all statements have ids. */
static gboolean
write_parents (const Writer *writer, const SgStatement *statements, gint32 n, GError **error)
{
  for (gint32 i = 0; i < n; i++)
    if (statements[i].parent >= 0 && statements[i].parent != i
        && !sgp_sql_run (writer->store, error, NULL, "UPDATE statement SET parent = ? WHERE id = ?", "ii",
                         writer->ids[statements[i].parent], writer->ids[i]))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (Writer *writer, GError **error)
{
  gint32 n, n_ties;
  const SgStatement *statements = sg_document_get_statements (writer->doc, &n);
  const SgTie *ties = sg_document_get_ties (writer->doc, &n_ties);
  g_autofree gint64 *ids = g_new0 (gint64, n);
  writer->ids = ids;
  for (gint32 i = 0; i < n; i++)
    if (!write_statement (writer, i, error))
      return FALSE;
  for (gint32 i = 0; i < n_ties; i++)
    if (!write_tie (writer, &ties[i], error))
      return FALSE;
  return write_parents (writer, statements, n, error);
}

gboolean
sgp_store_add_statements (SgStore *store, const SgDocument *doc, gint64 document, gint64 old,
                          const SgpEntityRows *entities, GArray *fresh, GError **error)
{
  Writer writer = { store, doc, document, entities, { NULL, NULL }, NULL, fresh };
  gboolean done = load_old (store, old, sg_document_get_key (doc), &writer.old, error) && write_all (&writer, error);
  clear_old (&writer.old);
  return done;
}
