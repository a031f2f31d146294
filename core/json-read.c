/* SPDX-License-Identifier: MIT
 *
 * Reads the JSON form "stancegraph/1": one object in, a document with its
 * entities, mentions, statements and ties out. Every value is checked before
 * it is taken: spans lie inside the text, ids are known and come once, the
 * source of a tie speaks its statement, no row is its own parent. The message
 * says where:
 *
 *     ties[3].target: unknown id 'e9'
 *
 * What the form does not hold stays empty: paragraphs, tokens, names, quotes.
 */
#include "json-private.h"

#include "document-private.h"
#include "offsets-private.h"

#include <stancegraph/error.h>
#include <stancegraph/json.h>
#include <string.h>

typedef struct {
  SgDocument *doc;
  SgpOffsets *offsets;
  GHashTable *entity_ids, *statement_ids;       /* id (borrowed) -> row + 1 */
  GHashTable *mentions;                         /* span and entity -> row + 1 */
  GHashTable *speaking;                         /* set of Speaking */
  GError **error;
} Read;

/* Where we are, for messages: row @row of the array @array, and its member @key. */
typedef struct {
  const char *array;
  guint row;
  JsonObject *object;
} Place;

static gboolean G_GNUC_PRINTF (4, 5)
fail (const Read *read, const Place *place, const char *key, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (read->error, SG_ERROR, SG_ERROR_DATA, "%s[%u].%s: %s", place->array, place->row, key, what);
  return FALSE;
}

/* The string of a member, or NULL where it is missing, null or no string. */
static const char *
get_string (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/* Element @i where it is an object, else NULL. */
static JsonObject *
get_object (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Number of the value's name in @names, in either case of letters; -1 if none. */
typedef const char *(*NameFunc) (guint value);

static gboolean
read_enum (const Read *read, const Place *place, const char *key, NameFunc get_name, guint n, guint *value)
{
  const char *name = get_string (place->object, key);
  if (name == NULL)
    return fail (read, place, key, "a string expected");
  for (*value = 0; *value < n; (*value)++)
    if (strcmp (get_name (*value), name) == 0)
      return TRUE;
  return fail (read, place, key, "unknown value '%s'", name);
}

/* The names of the vocabularies behind one type of function. */
#define DEFINE_NAME(function, Type)                                  \
  static const char *function (guint value)                          \
  {                                                                  \
    return sg_##function ((Type) value);                             \
  }
DEFINE_NAME (entity_type_get_name, SgEntityType)
DEFINE_NAME (alias_kind_get_name, SgAliasKind)
DEFINE_NAME (statement_kind_get_name, SgStatementKind)
DEFINE_NAME (stance_get_name, SgStance)
DEFINE_NAME (act_get_name, SgAct)

static gboolean
read_confidence (const Read *read, const Place *place, gdouble *value)
{
  JsonNode *node = json_object_get_member (place->object, "confidence");
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  if (type != G_TYPE_DOUBLE && type != G_TYPE_INT64)
    return fail (read, place, "confidence", "a number expected");
  *value = json_node_get_double (node);
  if (*value >= 0 && *value <= 1)
    return TRUE;
  return fail (read, place, "confidence", "a number from 0 to 1 expected");
}

/* The row that the id in @key names; -1 where it is null and may be. */
static gboolean
read_reference (const Read *read, const Place *place, const char *key, GHashTable *ids, gboolean optional, gint32 *row)
{
  JsonNode *node = json_object_get_member (place->object, key);
  const char *id = get_string (place->object, key);
  *row = -1;
  if (optional && (node == NULL || JSON_NODE_HOLDS_NULL (node)))
    return TRUE;
  if (id == NULL)
    return fail (read, place, key, "an id expected");
  *row = GPOINTER_TO_INT (g_hash_table_lookup (ids, id)) - 1;
  return *row >= 0 || fail (read, place, key, "unknown id '%s'", id);
}

/* A pair of code points to a span of bytes. */
static gboolean
read_span (const Read *read, const Place *place, const char *key, JsonNode *node, SgSpan *span)
{
  gint64 ends[2];
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  if (pair == NULL || json_array_get_length (pair) != 2)
    return fail (read, place, key, "a pair [start, end] expected");
  for (guint i = 0; i < 2; i++) {
    JsonNode *number = json_array_get_element (pair, i);
    if (!JSON_NODE_HOLDS_VALUE (number) || json_node_get_value_type (number) != G_TYPE_INT64)
      return fail (read, place, key, "whole numbers expected");
    ends[i] = json_node_get_int (number);
  }
  if (ends[0] < 0 || ends[0] >= ends[1] || ends[1] > sgp_offsets_get_n_chars (read->offsets))
    return fail (read, place, key, "[%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "] lies not inside the text of %d characters",
                 ends[0], ends[1], sgp_offsets_get_n_chars (read->offsets));
  span->off = sgp_offsets_to_byte (read->offsets, (gint32) ends[0]);
  span->len = sgp_offsets_to_byte (read->offsets, (gint32) ends[1]) - span->off;
  return TRUE;
}

/* A list of pairs, each inside the text. */
static gboolean
read_span_list (const Read *read, const Place *place, const char *key, GArray *spans)
{
  JsonArray *array = get_array (place->object, key);
  if (array == NULL)
    return fail (read, place, key, "an array expected");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    SgSpan span;
    if (!read_span (read, place, key, json_array_get_element (array, i), &span))
      return FALSE;
    g_array_append_val (spans, span);
  }
  return TRUE;
}

static gboolean
read_spans (const Read *read, const Place *place, const char *key, gboolean needed, SgRange *range)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  if (!read_span_list (read, place, key, spans))
    return FALSE;
  if (needed && spans->len == 0)
    return fail (read, place, key, "at least one span expected");
  *range = sgp_document_add_spans (read->doc, (const SgSpan *) (const void *) spans->data, (gint32) spans->len);
  return TRUE;
}

/* A mention as a key: equal where span and entity are. */
static guint
hash_mention (gconstpointer key)
{
  const SgMention *mention = key;
  return (guint) mention->span.off * 31 + (guint) mention->span.len * 131071 + (guint) mention->entity * 8191;
}

static gboolean
equal_mentions (gconstpointer a, gconstpointer b)
{
  const SgMention *left = a, *right = b;
  return left->span.off == right->span.off && left->span.len == right->span.len && left->entity == right->entity;
}

/* The mention's row; it is made where it is new. */
static gint32
add_mention (const Read *read, SgSpan span, gint32 entity)
{
  SgMention mention = { .span = span, .head = -1, .entity = entity, .name = -1,
                        .type = SG_ENTITY_OTHER, .kind = SG_ALIAS_DESCRIPTION };
  gint32 known = GPOINTER_TO_INT (g_hash_table_lookup (read->mentions, &mention)) - 1;
  if (known >= 0)
    return known;
  if (entity >= 0)
    mention.type = sgp_document_get_entity_rows (read->doc)[entity].type;
  gint32 row = sgp_document_add_mention (read->doc, &mention);
  g_hash_table_insert (read->mentions, g_memdup2 (&mention, sizeof mention), GINT_TO_POINTER (row + 1));
  return row;
}

static gboolean
read_aliases (const Read *read, const Place *place, SgRange *range)
{
  JsonArray *array = get_array (place->object, "aliases");
  g_autoptr (GArray) aliases = g_array_new (FALSE, FALSE, sizeof (SgAlias));
  if (array == NULL)
    return fail (read, place, "aliases", "an array expected");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    guint kind;
    Place inner = { "aliases", i, get_object (array, i) };
    const char *text = inner.object != NULL ? get_string (inner.object, "text") : NULL;
    if (text == NULL)
      return fail (read, place, "aliases", "objects with \"text\" expected");
    if (!read_enum (read, &inner, "kind", alias_kind_get_name, SG_N_ALIAS_KINDS, &kind))
      return FALSE;
    SgAlias alias = { sgp_document_intern (read->doc, text, -1), (SgAliasKind) kind };
    g_array_append_val (aliases, alias);
  }
  *range = sgp_document_add_aliases (read->doc, (const SgAlias *) (const void *) aliases->data, (gint32) aliases->len);
  return TRUE;
}

static gboolean
read_entity (const Read *read, const Place *place)
{
  guint type;
  SgEntity entity;
  const char *name = get_string (place->object, "name");
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
  if (name == NULL || *name == '\0')
    return fail (read, place, "name", "a name expected");
  if (!read_enum (read, place, "type", entity_type_get_name, SG_N_ENTITY_TYPES, &type)
      || !read_reference (read, place, "part_of", read->entity_ids, TRUE, &entity.part_of)
      || !read_aliases (read, place, &entity.aliases)
      || !read_span_list (read, place, "mentions", spans))
    return FALSE;
  entity.name = sgp_document_intern (read->doc, name, -1);
  entity.type = (SgEntityType) type;
  gint32 row = sgp_document_add_entity (read->doc, &entity);
  for (guint i = 0; i < spans->len; i++)
    add_mention (read, g_array_index (spans, SgSpan, i), row);
  return TRUE;
}

static gboolean
read_speakers (const Read *read, const Place *place, const char *key, SgRange *range)
{
  JsonArray *array = get_array (place->object, key);
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (SgSpeaker));
  if (array == NULL)
    return fail (read, place, key, "an array expected");
  for (guint i = 0; i < json_array_get_length (array); i++) {
    gint32 entity;
    SgSpeaker speaker;
    Place inner = { key, i, get_object (array, i) };
    g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (SgSpan));
    if (inner.object == NULL)
      return fail (read, place, key, "objects expected");
    if (!read_reference (read, &inner, "entity", read->entity_ids, TRUE, &entity)
        || !read_span_list (read, &inner, "mention", spans) || !read_confidence (read, &inner, &speaker.confidence))
      return FALSE;
    if (spans->len != 1)
      return fail (read, &inner, "mention", "one span expected");
    speaker.mention = add_mention (read, g_array_index (spans, SgSpan, 0), entity);
    g_array_append_val (speakers, speaker);
  }
  *range = sgp_document_add_speakers (read->doc, (const SgSpeaker *) (const void *) speakers->data, (gint32) speakers->len);
  return TRUE;
}

/* An entity that speaks a statement, by their rows. */
typedef struct {
  gint32 statement, entity;
} Speaking;

static guint
hash_speaking (gconstpointer key)
{
  const Speaking *speaking = key;
  return (guint) speaking->statement * 31 + (guint) speaking->entity * 131071;
}

static gboolean
equal_speaking (gconstpointer a, gconstpointer b)
{
  const Speaking *left = a, *right = b;
  return left->statement == right->statement && left->entity == right->entity;
}

/* Notes who speaks a statement, for the ties that will say so. */
static void
note_speakers (const Read *read, gint32 row)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (read->doc, &n);
  SgRange range = sgp_document_get_statement_rows (read->doc)[row].speakers;
  const SgSpeaker *speakers = sg_document_get_speakers (read->doc, range);
  for (gint32 i = 0; i < range.n; i++) {
    Speaking speaking = { row, mentions[speakers[i].mention].entity };
    g_hash_table_add (read->speaking, g_memdup2 (&speaking, sizeof speaking));
  }
}

static gboolean
read_statement (const Read *read, const Place *place)
{
  guint kind;
  SgStatement statement;
  if (!read_enum (read, place, "kind", statement_kind_get_name, SG_N_STATEMENT_KINDS, &kind)
      || !read_spans (read, place, "content", TRUE, &statement.content)
      || !read_spans (read, place, "cue", FALSE, &statement.cue)
      || !read_speakers (read, place, "speakers", &statement.speakers)
      || !read_speakers (read, place, "addressees", &statement.addressees)
      || !read_reference (read, place, "parent", read->statement_ids, TRUE, &statement.parent)
      || !read_confidence (read, place, &statement.confidence))
    return FALSE;
  statement.kind = (SgStatementKind) kind;
  note_speakers (read, sgp_document_add_statement (read->doc, &statement));
  return TRUE;
}

/* What made a tie; NULL where that is not said. */
static gboolean
read_why (const Read *read, const Place *place, const char **why)
{
  JsonNode *node = json_object_get_member (place->object, "why");
  const char *string = get_string (place->object, "why");
  *why = string != NULL ? sgp_document_intern (read->doc, string, -1) : NULL;
  return string != NULL || node == NULL || JSON_NODE_HOLDS_NULL (node) || fail (read, place, "why", "a string expected");
}

static gboolean
read_tie (const Read *read, const Place *place)
{
  guint stance, act = SG_ACT_NONE;
  SgTie tie;
  JsonNode *act_node = json_object_get_member (place->object, "act");
  if (!read_reference (read, place, "source", read->entity_ids, FALSE, &tie.source)
      || !read_reference (read, place, "target", read->entity_ids, FALSE, &tie.target)
      || !read_enum (read, place, "stance", stance_get_name, SG_N_STANCES, &stance)
      || (act_node != NULL && !JSON_NODE_HOLDS_NULL (act_node)
          && !read_enum (read, place, "act", act_get_name, SG_N_ACTS, &act))
      || !read_reference (read, place, "statement", read->statement_ids, FALSE, &tie.statement)
      || !read_spans (read, place, "evidence", TRUE, &tie.evidence)
      || !read_why (read, place, &tie.why)
      || !read_confidence (read, place, &tie.confidence))
    return FALSE;
  if (!g_hash_table_contains (read->speaking, &(Speaking) { tie.statement, tie.source }))
    return fail (read, place, "source", "is no speaker of the statement");
  if (tie.source == tie.target || stance == SG_STANCE_NONE)
    return fail (read, place, "target", "a stance towards somebody else expected");
  tie.stance = (SgStance) stance;
  tie.act = (SgAct) act;
  sgp_document_add_tie (read->doc, &tie);
  return TRUE;
}

/* Row numbers of the ids of an array, each of which must be new. */
static gboolean
read_ids (const Read *read, JsonObject *root, const char *name, GHashTable *ids)
{
  JsonArray *array = get_array (root, name);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    Place place = { name, i, get_object (array, i) };
    const char *id = place.object != NULL ? get_string (place.object, "id") : NULL;
    if (id == NULL)
      return fail (read, &place, "id", "a string expected");
    if (!g_hash_table_insert (ids, (gpointer) id, GINT_TO_POINTER ((gint) i + 1)))
      return fail (read, &place, "id", "'%s' comes twice", id);
  }
  return TRUE;
}

/* Every row of the array @name with @read_row. */
static gboolean
read_rows (const Read *read, JsonObject *root, const char *name, gboolean (*read_row) (const Read *, const Place *))
{
  JsonArray *array = get_array (root, name);
  if (array == NULL) {
    g_set_error (read->error, SG_ERROR, SG_ERROR_DATA, "\"%s\": an array expected", name);
    return FALSE;
  }
  for (guint i = 0; i < json_array_get_length (array); i++) {
    Place place = { name, i, get_object (array, i) };
    if (place.object == NULL)
      return fail (read, &place, "id", "an object expected");
    if (!read_row (read, &place))
      return FALSE;
  }
  return TRUE;
}

/* Whether going up from some row never ends; @up holds each row's parent. */
static gboolean
has_cycle (const gint32 *up, gint32 n)
{
  g_autofree gint32 *seen = g_new0 (gint32, n + 1);
  for (gint32 i = 0; i < n; i++) {
    gint32 row = i;
    for (; row >= 0 && seen[row] == 0; row = up[row])
      seen[row] = i + 1;
    if (row >= 0 && seen[row] == i + 1)
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_cycles (const Read *read)
{
  gint32 n_entities, n_statements;
  const SgEntity *entities = sg_document_get_entities (read->doc, &n_entities);
  const SgStatement *statements = sg_document_get_statements (read->doc, &n_statements);
  g_autofree gint32 *wholes = g_new (gint32, n_entities + 1);
  g_autofree gint32 *parents = g_new (gint32, n_statements + 1);
  for (gint32 i = 0; i < n_entities; i++)
    wholes[i] = entities[i].part_of;
  for (gint32 i = 0; i < n_statements; i++)
    parents[i] = statements[i].parent;
  if (!has_cycle (wholes, n_entities) && !has_cycle (parents, n_statements))
    return TRUE;
  g_set_error_literal (read->error, SG_ERROR, SG_ERROR_DATA, "\"part_of\" or \"parent\" goes in a circle");
  return FALSE;
}

static gboolean
read_columns (SgDocument *doc, JsonObject *root, GError **error)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  g_autoptr (SgpOffsets) offsets = sgp_offsets_new (text, length);
  g_autoptr (GHashTable) entity_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) statement_ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) mentions = g_hash_table_new_full (hash_mention, equal_mentions, g_free, NULL);
  g_autoptr (GHashTable) speaking = g_hash_table_new_full (hash_speaking, equal_speaking, g_free, NULL);
  Read read = { doc, offsets, entity_ids, statement_ids, mentions, speaking, error };
  return read_ids (&read, root, "entities", entity_ids)
         && read_ids (&read, root, "statements", statement_ids)
         && read_rows (&read, root, "entities", read_entity)
         && read_rows (&read, root, "statements", read_statement)
         && read_rows (&read, root, "ties", read_tie)
         && check_cycles (&read);
}

/* The error of an error line, as it was; something else where it is broken. */
static void
read_error (JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "error");
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *name = object != NULL ? get_string (object, "code") : NULL;
  const char *message = object != NULL ? get_string (object, "message") : NULL;
  for (guint code = 0; name != NULL && message != NULL && *message != '\0' && code < SG_N_ERRORS; code++)
    if (strcmp (name, sg_error_get_name ((SgError) code)) == 0) {
      g_set_error_literal (error, SG_ERROR, (gint) code, message);
      return;
    }
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "error line without a known code and a message");
}

/* Whether the text is the one that was annotated. */
static gboolean
check_sum (const SgDocument *doc, JsonObject *root, GError **error)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  const char *wanted = get_string (root, "text_sha256");
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  if (wanted != NULL && strcmp (wanted, sum) == 0)
    return TRUE;
  g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "\"text_sha256\" does not fit the text");
  return FALSE;
}

static gboolean
set_meta (SgDocument *doc, JsonObject *object, SgMeta meta, GError **error)
{
  g_autofree char *value = NULL;
  if (!sgp_json_dup_string (object, sg_meta_get_name (meta), &value, error))
    return FALSE;
  sg_document_set_meta (doc, meta, value);
  return TRUE;
}

SgDocument *
sgp_json_read_text (JsonObject *object, GError **error)
{
  g_autofree char *id = NULL;
  const char *text = get_string (object, "text");
  if (!sgp_json_dup_string (object, "id", &id, error))
    return NULL;
  if (id == NULL || *id == '\0' || text == NULL) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "no \"%s\"", text != NULL ? "id" : "text");
    return NULL;
  }
  g_autoptr (SgDocument) doc = sg_document_new (id, text, -1, error);
  if (doc == NULL)
    return NULL;
  for (SgMeta meta = SG_META_PATH + 1; meta < SG_N_META; meta++)
    if (!set_meta (doc, object, meta, error))
      return NULL;
  return g_steal_pointer (&doc);
}

SgDocument *
sgp_json_read_document (JsonObject *object, GError **error)
{
  const char *schema = get_string (object, "schema");
  g_autofree char *pipeline = NULL;
  if (g_strcmp0 (schema, SG_JSON_SCHEMA) != 0) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "\"schema\": \"" SG_JSON_SCHEMA "\" expected");
    return NULL;
  }
  if (json_object_has_member (object, "error")) {
    read_error (object, error);
    return NULL;
  }
  if (!json_object_has_member (object, "text")) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_DATA, "no \"text\" (written with --no-text?)");
    return NULL;
  }
  g_autoptr (SgDocument) doc = sgp_json_read_text (object, error);
  if (doc == NULL || !set_meta (doc, object, SG_META_PATH, error)
      || !sgp_json_dup_string (object, "pipeline", &pipeline, error) || !check_sum (doc, object, error)
      || !read_columns (doc, object, error))
    return NULL;
  sgp_document_set_pipeline (doc, pipeline != NULL ? pipeline : "unknown");
  return g_steal_pointer (&doc);
}

/**
 * sg_document_new_from_json:
 * @line: (array length=length): a line as sg_document_to_json() writes it
 * @length: its bytes, or -1 where it ends with a NUL
 * @error: %SG_ERROR_SYNTAX, %SG_ERROR_DATA, %SG_ERROR_ENCODING, %SG_ERROR_LIMIT; for an error
 *   line the error that it tells
 *
 * Reads back what the pipeline found. The document has no paragraphs, tokens,
 * names or quotes.
 *
 * Returns: (transfer full) (nullable): the document
 */
SgDocument *
sg_document_new_from_json (const char *line, gssize length, GError **error)
{
  g_return_val_if_fail (line != NULL, NULL);
  g_autoptr (JsonNode) root = sgp_json_parse (line, length < 0 ? strlen (line) : (gsize) length, error);
  return root != NULL ? sgp_json_read_document (json_node_get_object (root), error) : NULL;
}
