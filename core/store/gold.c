/* SPDX-License-Identifier: MIT
 *
 * A document of a store as gold. What a person has confirmed or made by hand
 * must be found; what nobody has looked at may be (it is "optional"); what was
 * rejected is left out, so that whoever reads it so is wrong. Entities that
 * people hold to be one actor are one, under the actor's name:
 *
 *     t1 confirmed   ->   {"id": "t1", "source": "Ann Ray", "stance": "blame", "target": "Bo Lee", ...}
 *     t2 read        ->   the same with "optional": true
 *
 * Stances that are neither blame nor cooperation are no ties here, nor is what
 * an actor says of itself. Spans are half-open, in code points of the text.
 */
#include "store-private.h"

#include "offsets-private.h"

#include <json-glib/json-glib.h>
#include <stancegraph/gold.h>
#include <string.h>

typedef struct {
  const SgStoredDocument *stored;
  const SgDocument *doc;
  gboolean confirmed_only;
  SgpOffsets *offsets;
  char **names;               /* of each entity */
  JsonBuilder *builder;
} Writer;

/* What becomes of a row. */
typedef enum { LEFT_OUT, OPTIONAL, REQUIRED } Place;

static Place
get_place (const Writer *writer, SgOrigin origin, SgState state)
{
  if (state == SG_STATE_REJECTED)
    return LEFT_OUT;
  if (state == SG_STATE_CONFIRMED || origin != SG_ORIGIN_MACHINE)
    return REQUIRED;
  return writer->confirmed_only ? LEFT_OUT : OPTIONAL;
}

static Place
get_statement_place (const Writer *writer, gint32 index)
{
  return get_place (writer, writer->stored->origins[index], writer->stored->states[index]);
}

/* A tie counts no more where its statement does not. */
static Place
get_tie_place (const Writer *writer, const SgTie *tie, gint32 index)
{
  gboolean counts = (tie->stance == SG_STANCE_BLAME || tie->stance == SG_STANCE_COOPERATE)
                    && writer->stored->states[tie->statement] != SG_STATE_REJECTED
                    && strcmp (writer->names[tie->source], writer->names[tie->target]) != 0;
  return counts ? get_place (writer, writer->stored->tie_origins[index], writer->stored->tie_states[index]) : LEFT_OUT;
}

static gboolean
is_checked (const SgStoredDocument *stored)
{
  gint32 n, n_ties;
  sg_document_get_statements (stored->document, &n);
  sg_document_get_ties (stored->document, &n_ties);
  for (gint32 i = 0; i < n; i++)
    if (stored->states[i] != SG_STATE_READ || stored->origins[i] != SG_ORIGIN_MACHINE)
      return TRUE;
  for (gint32 i = 0; i < n_ties; i++)
    if (stored->tie_states[i] != SG_STATE_READ || stored->tie_origins[i] != SG_ORIGIN_MACHINE)
      return TRUE;
  return FALSE;
}

/* The name of an entity's actor; of two actors of one name the later one's id
 * is told too. @owners: name -> actor. */
static char *
make_name (SgStore *store, const SgStoredDocument *stored, gint32 entity, GHashTable *owners, GError **error)
{
  gint32 n;
  gboolean row;
  gint64 actor = stored->actors[entity];
  g_autofree char *name = g_strdup (sg_document_get_entities (stored->document, &n)[entity].name);
  sqlite3_stmt *stmt = sgp_sql (store, error, "SELECT name FROM actor WHERE id = ?", "i", actor);
  if (stmt == NULL || !sgp_sql_step (store, stmt, &row, error))
    return NULL;
  if (row) {
    g_free (name);
    name = sgp_sql_dup_text (stmt, 0);
    sqlite3_reset (stmt);
  }
  gint64 *owner = g_hash_table_lookup (owners, name);
  if (owner == NULL)
    g_hash_table_insert (owners, g_strdup (name), g_memdup2 (&actor, sizeof actor));
  if (owner == NULL || *owner == actor)
    return g_steal_pointer (&name);
  return g_strdup_printf ("%s (a%" G_GINT64_FORMAT ")", name, actor);
}

static char **
make_names (SgStore *store, const SgStoredDocument *stored, GError **error)
{
  gint32 n;
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sg_document_get_entities (stored->document, &n);
  g_auto (GStrv) names = g_new0 (char *, n + 1);
  for (gint32 i = 0; i < n; i++)
    if ((names[i] = make_name (store, stored, i, owners, error)) == NULL)
      return NULL;
  return g_steal_pointer (&names);
}

static void
write_text (const Writer *writer, const char *key, const char *value)
{
  json_builder_set_member_name (writer->builder, key);
  json_builder_add_string_value (writer->builder, value);
}

static void
write_id (const Writer *writer, const char *key, char letter, gint64 id)
{
  g_autofree char *words = g_strdup_printf ("%c%" G_GINT64_FORMAT, letter, id);
  write_text (writer, key, words);
}

static void
write_spans (const Writer *writer, const char *key, const SgSpan *spans, gint32 n)
{
  json_builder_set_member_name (writer->builder, key);
  json_builder_begin_array (writer->builder);
  for (gint32 i = 0; i < n; i++) {
    if (spans[i].len == 0)
      continue;
    json_builder_begin_array (writer->builder);
    json_builder_add_int_value (writer->builder, sgp_offsets_to_char (writer->offsets, spans[i].off));
    json_builder_add_int_value (writer->builder, sgp_offsets_to_char (writer->offsets, sg_span_end (spans[i])));
    json_builder_end_array (writer->builder);
  }
  json_builder_end_array (writer->builder);
}

static void
write_range (const Writer *writer, const char *key, SgRange range)
{
  write_spans (writer, key, sg_document_get_spans (writer->doc, range), range.n);
}

static void
write_optional (const Writer *writer, Place place)
{
  if (place != OPTIONAL)
    return;
  json_builder_set_member_name (writer->builder, "optional");
  json_builder_add_boolean_value (writer->builder, TRUE);
}

/* Adds what an entity is called to the aliases of its actor, each once. */
static void
add_aliases (const Writer *writer, const SgEntity *entity, const char *name, GHashTable *seen)
{
  const SgAlias *aliases = sg_document_get_aliases (writer->doc, entity->aliases);
  for (gint32 i = -1; i < entity->aliases.n; i++) {
    const char *text = i < 0 ? entity->name : aliases[i].text;
    if ((i < 0 || aliases[i].kind != SG_ALIAS_PRONOUN) && strcmp (text, name) != 0 && g_hash_table_add (seen, (gpointer) text))
      json_builder_add_string_value (writer->builder, text);
  }
}

/* For each name its entities, as rows. */
static GHashTable *
group_entities (const Writer *writer, gint32 n)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  for (gint32 i = 0; i < n; i++) {
    GArray *rows = g_hash_table_lookup (groups, writer->names[i]);
    if (rows == NULL)
      g_hash_table_insert (groups, writer->names[i], rows = g_array_new (FALSE, FALSE, sizeof (gint32)));
    g_array_append_val (rows, i);
  }
  return groups;
}

/* One of the gold's entities: the first row tells the type. */
static void
write_entity (const Writer *writer, const SgEntity *entities, const char *name, const GArray *rows)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  json_builder_set_member_name (writer->builder, name);
  json_builder_begin_object (writer->builder);
  write_text (writer, "type", sg_entity_type_get_name (entities[g_array_index (rows, gint32, 0)].type));
  json_builder_set_member_name (writer->builder, "aliases");
  json_builder_begin_array (writer->builder);
  for (guint i = 0; i < rows->len; i++)
    add_aliases (writer, &entities[g_array_index (rows, gint32, i)], name, seen);
  json_builder_end_array (writer->builder);
  json_builder_end_object (writer->builder);
}

static void
write_entities (const Writer *writer)
{
  gint32 n;
  const SgEntity *entities = sg_document_get_entities (writer->doc, &n);
  g_autoptr (GHashTable) groups = group_entities (writer, n);
  json_builder_set_member_name (writer->builder, "entities");
  json_builder_begin_object (writer->builder);
  for (gint32 i = 0; i < n; i++) {
    const GArray *rows = g_hash_table_lookup (groups, writer->names[i]);
    if (g_array_index (rows, gint32, 0) == i)
      write_entity (writer, entities, writer->names[i], rows);
  }
  json_builder_end_object (writer->builder);
}

static void
write_speaker (const Writer *writer, SgRange range)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (writer->doc, &n);
  const SgSpeaker *speakers = sg_document_get_speakers (writer->doc, range);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  json_builder_set_member_name (writer->builder, "speaker");
  json_builder_begin_object (writer->builder);
  json_builder_set_member_name (writer->builder, "entities");
  json_builder_begin_array (writer->builder);
  for (gint32 i = 0; i < range.n; i++) {
    if (speakers[i].mention < 0)
      continue;
    const SgMention *mention = &mentions[speakers[i].mention];
    if (mention->entity >= 0)
      json_builder_add_string_value (writer->builder, writer->names[mention->entity]);
    g_array_append_val (spans, mention->span);
  }
  json_builder_end_array (writer->builder);
  write_spans (writer, "mention", (const SgSpan *) (const void *) spans->data, (gint32) spans->len);
  json_builder_end_object (writer->builder);
}

static void
write_statement (const Writer *writer, const SgStatement *statement, gint32 index, Place place)
{
  json_builder_begin_object (writer->builder);
  write_id (writer, "id", 's', writer->stored->statements[index]);
  write_text (writer, "kind", sg_statement_kind_get_name (statement->kind));
  write_range (writer, "content", statement->content);
  write_range (writer, "cue", statement->cue);
  write_speaker (writer, statement->speakers);
  if (statement->parent >= 0 && get_statement_place (writer, statement->parent) != LEFT_OUT)
    write_id (writer, "parent", 's', writer->stored->statements[statement->parent]);
  write_optional (writer, place);
  json_builder_end_object (writer->builder);
}

/* Where only ties were checked and nothing else is wanted, the gold is of ties
 * alone and has no such member. */
static void
write_statements (const Writer *writer)
{
  gint32 n, n_written = 0;
  const SgStatement *statements = sg_document_get_statements (writer->doc, &n);
  for (gint32 i = 0; i < n; i++)
    n_written += get_statement_place (writer, i) != LEFT_OUT;
  if (writer->confirmed_only && n_written == 0)
    return;
  json_builder_set_member_name (writer->builder, "statements");
  json_builder_begin_array (writer->builder);
  for (gint32 i = 0; i < n; i++)
    if (get_statement_place (writer, i) != LEFT_OUT)
      write_statement (writer, &statements[i], i, get_statement_place (writer, i));
  json_builder_end_array (writer->builder);
}

static void
write_tie (const Writer *writer, const SgTie *tie, gint32 index, Place place)
{
  json_builder_begin_object (writer->builder);
  write_id (writer, "id", 't', writer->stored->ties[index]);
  write_text (writer, "source", writer->names[tie->source]);
  write_text (writer, "stance", sg_stance_get_name (tie->stance));
  write_text (writer, "target", writer->names[tie->target]);
  if (tie->act != SG_ACT_NONE)
    write_text (writer, "act", sg_act_get_name (tie->act));
  if (get_statement_place (writer, tie->statement) != LEFT_OUT)
    write_id (writer, "statement", 's', writer->stored->statements[tie->statement]);
  write_range (writer, "evidence", tie->evidence);
  write_optional (writer, place);
  json_builder_end_object (writer->builder);
}

static void
write_ties (const Writer *writer)
{
  gint32 n;
  const SgTie *ties = sg_document_get_ties (writer->doc, &n);
  json_builder_set_member_name (writer->builder, "ties");
  json_builder_begin_array (writer->builder);
  for (gint32 i = 0; i < n; i++)
    if (get_tie_place (writer, &ties[i], i) != LEFT_OUT)
      write_tie (writer, &ties[i], i, get_tie_place (writer, &ties[i], i));
  json_builder_end_array (writer->builder);
}

/* The object as text, a line a value, which people can read and compare. */
static char *
generate (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  json_generator_set_root (generator, root);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

static char *
write_gold (const SgStoredDocument *stored, char **names, gboolean confirmed_only)
{
  gsize length;
  const char *text = sg_document_get_text (stored->document, &length);
  g_autoptr (SgpOffsets) offsets = sgp_offsets_new (text, length);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const Writer writer = { stored, stored->document, confirmed_only, offsets, names, builder };
  json_builder_begin_object (builder);
  write_text (&writer, "id", sg_document_get_id (stored->document));
  write_entities (&writer);
  write_statements (&writer);
  write_ties (&writer);
  json_builder_end_object (builder);
  return generate (builder);
}

/**
 * sg_store_make_gold:
 * @store: a store
 * @id: permanent id of a document ("d3")
 * @confirmed_only: leave out what nobody has checked; only for documents of
 *   which everything was, since whatever else a system finds there is wrong
 * @gold: (out) (transfer full) (nullable): the document as JSON text; NULL
 *   where nobody has checked anything of it
 * @error: %SG_ERROR_DATA where there is no such document
 *
 * Returns: whether the document could be read
 */
gboolean
sg_store_make_gold (SgStore *store, const char *id, gboolean confirmed_only, char **gold, GError **error)
{
  gboolean began;
  g_return_val_if_fail (id != NULL && gold != NULL, FALSE);
  *gold = NULL;
  if (!sgp_store_begin_read (store, &began, error))
    return FALSE;
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (store, id, error);
  g_auto (GStrv) names = stored != NULL ? make_names (store, stored, error) : NULL;
  sgp_store_end_read (store, began);
  if (names != NULL && is_checked (stored))
    *gold = write_gold (stored, names, confirmed_only);
  return names != NULL;
}
