/* SPDX-License-Identifier: MIT
 *
 * Writes the JSON form "stancegraph/1": a document in, one line out, keys in
 * the order that core/json-read.c documents by reading them. It is written by
 * hand into one string, since millions of documents pass here; the spans, kept
 * as bytes inside, become code points by the table of core/offsets.c.
 *
 *     {"schema": "stancegraph/1", ..., "ties": [{"id": "t1", "source": "e1",
 *      "target": "e2", "stance": "blame", "act": "ACCUSE", "statement": "s1",
 *      "evidence": [[0, 26]], "why": "verb:slam/obj", "confidence": 0.9}]}
 *
 * An entity's pronouns are mentions but no aliases; ids are numbers of rows.
 */
#include <stancegraph/json.h>

#include "offsets-private.h"

#include <stancegraph/error.h>
#include <stancegraph/quote.h>
#include <math.h>
#include <string.h>

typedef struct {
  const SgDocument *doc;
  const SgpOffsets *offsets;
  GString *out;
} Writer;

/* `, "key": "value"`, or null. */
static void
write_member (GString *out, const char *key, const char *value)
{
  g_string_append_printf (out, ", \"%s\": ", key);
  if (value != NULL)
    sg_quote_json (out, value, strlen (value));
  else
    g_string_append (out, "null");
}

/* `, "key": "e4"` for row 3, null for -1. */
static void
write_reference (GString *out, const char *key, char letter, gint32 row)
{
  if (row >= 0)
    g_string_append_printf (out, ", \"%s\": \"%c%d\"", key, letter, row + 1);
  else
    g_string_append_printf (out, ", \"%s\": null", key);
}

static void
write_confidence (GString *out, gdouble confidence)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gdouble value = isfinite (confidence) ? CLAMP (confidence, 0, 1) : 0;
  g_string_append (out, ", \"confidence\": ");
  g_string_append (out, g_ascii_formatd (number, sizeof number, "%.4g", value));
}

static void
write_span (const Writer *writer, SgSpan span)
{
  g_string_append_printf (writer->out, "[%d, %d]", sgp_offsets_to_char (writer->offsets, span.off),
                          sgp_offsets_to_char (writer->offsets, sg_span_end (span)));
}

static void
write_spans (const Writer *writer, const char *key, SgRange range)
{
  const SgSpan *spans = sg_document_get_spans (writer->doc, range);
  g_string_append_printf (writer->out, ", \"%s\": [", key);
  for (gint32 i = 0; i < range.n; i++) {
    if (i > 0)
      g_string_append (writer->out, ", ");
    write_span (writer, spans[i]);
  }
  g_string_append_c (writer->out, ']');
}

static void
write_aliases (const Writer *writer, SgRange range)
{
  const SgAlias *aliases = sg_document_get_aliases (writer->doc, range);
  gboolean first = TRUE;
  g_string_append (writer->out, ", \"aliases\": [");
  for (gint32 i = 0; i < range.n; i++) {
    if (aliases[i].kind == SG_ALIAS_PRONOUN)
      continue;
    g_string_append (writer->out, first ? "{\"text\": " : ", {\"text\": ");
    sg_quote_json (writer->out, aliases[i].text, strlen (aliases[i].text));
    write_member (writer->out, "kind", sg_alias_kind_get_name (aliases[i].kind));
    g_string_append_c (writer->out, '}');
    first = FALSE;
  }
  g_string_append_c (writer->out, ']');
}

/* For each entity its mentions, one behind the other: row numbers of mentions
 * sorted by entity, and where each entity's begin (n_entities + 1 places). */
static gint32 *
group_mentions (const SgDocument *doc, gint32 n_entities, gint32 **out_first)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  gint32 *first = g_new0 (gint32, n_entities + 2);
  gint32 *rows = g_new (gint32, n + 1);
  for (gint32 i = 0; i < n; i++)
    if (mentions[i].entity >= 0)
      first[mentions[i].entity + 2]++;
  for (gint32 e = 0; e < n_entities; e++)
    first[e + 2] += first[e + 1];
  for (gint32 i = 0; i < n; i++)
    if (mentions[i].entity >= 0)
      rows[first[mentions[i].entity + 1]++] = i;
  *out_first = first;
  return rows;
}

static void
write_entities (const Writer *writer)
{
  gint32 n, n_mentions;
  const SgEntity *entities = sg_document_get_entities (writer->doc, &n);
  const SgMention *mentions = sg_document_get_mentions (writer->doc, &n_mentions);
  g_autofree gint32 *first = NULL;
  g_autofree gint32 *rows = group_mentions (writer->doc, n, &first);
  g_string_append (writer->out, ", \"entities\": [");
  for (gint32 e = 0; e < n; e++) {
    g_string_append_printf (writer->out, "%s{\"id\": \"e%d\"", e > 0 ? ", " : "", e + 1);
    write_member (writer->out, "name", entities[e].name);
    write_member (writer->out, "type", sg_entity_type_get_name (entities[e].type));
    write_reference (writer->out, "part_of", 'e', entities[e].part_of);
    write_aliases (writer, entities[e].aliases);
    g_string_append (writer->out, ", \"mentions\": [");
    for (gint32 i = first[e]; i < first[e + 1]; i++) {
      if (i > first[e])
        g_string_append (writer->out, ", ");
      write_span (writer, mentions[rows[i]].span);
    }
    g_string_append (writer->out, "]}");
  }
  g_string_append_c (writer->out, ']');
}

static void
write_speakers (const Writer *writer, const char *key, SgRange range)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (writer->doc, &n);
  const SgSpeaker *speakers = sg_document_get_speakers (writer->doc, range);
  g_string_append_printf (writer->out, ", \"%s\": [", key);
  for (gint32 i = 0; i < range.n; i++) {
    const SgMention *mention = &mentions[speakers[i].mention];
    g_string_append (writer->out, i > 0 ? ", {\"entity\": " : "{\"entity\": ");
    if (mention->entity >= 0)
      g_string_append_printf (writer->out, "\"e%d\"", mention->entity + 1);
    else
      g_string_append (writer->out, "null");
    g_string_append (writer->out, ", \"mention\": [");
    write_span (writer, mention->span);
    g_string_append_c (writer->out, ']');
    write_confidence (writer->out, speakers[i].confidence);
    g_string_append_c (writer->out, '}');
  }
  g_string_append_c (writer->out, ']');
}

static void
write_statements (const Writer *writer)
{
  gint32 n;
  const SgStatement *statements = sg_document_get_statements (writer->doc, &n);
  g_string_append (writer->out, ", \"statements\": [");
  for (gint32 i = 0; i < n; i++) {
    const SgStatement *statement = &statements[i];
    g_string_append_printf (writer->out, "%s{\"id\": \"s%d\"", i > 0 ? ", " : "", i + 1);
    write_member (writer->out, "kind", sg_statement_kind_get_name (statement->kind));
    write_spans (writer, "content", statement->content);
    write_spans (writer, "cue", statement->cue);
    write_speakers (writer, "speakers", statement->speakers);
    write_speakers (writer, "addressees", statement->addressees);
    write_reference (writer->out, "parent", 's', statement->parent);
    write_confidence (writer->out, statement->confidence);
    g_string_append_c (writer->out, '}');
  }
  g_string_append_c (writer->out, ']');
}

static void
write_ties (const Writer *writer)
{
  gint32 n;
  const SgTie *ties = sg_document_get_ties (writer->doc, &n);
  g_string_append (writer->out, ", \"ties\": [");
  for (gint32 i = 0; i < n; i++) {
    const SgTie *tie = &ties[i];
    g_string_append_printf (writer->out, "%s{\"id\": \"t%d\"", i > 0 ? ", " : "", i + 1);
    write_reference (writer->out, "source", 'e', tie->source);
    write_reference (writer->out, "target", 'e', tie->target);
    write_member (writer->out, "stance", sg_stance_get_name (tie->stance));
    write_member (writer->out, "act", tie->act == SG_ACT_NONE ? NULL : sg_act_get_name (tie->act));
    write_reference (writer->out, "statement", 's', tie->statement);
    write_spans (writer, "evidence", tie->evidence);
    write_member (writer->out, "why", tie->why);
    write_confidence (writer->out, tie->confidence);
    g_string_append_c (writer->out, '}');
  }
  g_string_append_c (writer->out, ']');
}

static void
write_head (GString *out, const SgDocument *doc)
{
  const char *path = sg_document_get_meta (doc, SG_META_PATH);
  g_string_append (out, "{\"schema\": \"" SG_JSON_SCHEMA "\"");
  write_member (out, "pipeline", sg_document_get_pipeline (doc));
  write_member (out, "id", sg_document_get_id (doc));
  if (path != NULL)
    write_member (out, "path", path);
  for (SgMeta meta = SG_META_PATH + 1; meta < SG_N_META; meta++)
    write_member (out, sg_meta_get_name (meta), sg_document_get_meta (doc, meta));
  write_member (out, "language", "en");
}

/**
 * sg_document_to_json:
 * @doc: a document that the pipeline has read
 * @with_text: whether its text is written; without, a store cannot be built
 *   from the line
 *
 * Returns: (transfer full): one line without its line break
 */
char *
sg_document_to_json (const SgDocument *doc, gboolean with_text)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  g_autoptr (SgpOffsets) offsets = sgp_offsets_new (text, length);
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  Writer writer = { doc, offsets, g_string_sized_new (2 * length + 1024) };
  write_head (writer.out, doc);
  if (with_text) {
    g_string_append (writer.out, ", \"text\": ");
    sg_quote_json (writer.out, text, length);
  }
  write_member (writer.out, "text_sha256", sum);
  write_entities (&writer);
  write_statements (&writer);
  write_ties (&writer);
  g_string_append_c (writer.out, '}');
  return g_string_free (writer.out, FALSE);
}

/**
 * sg_error_to_json:
 * @id: id of the document that failed, or what names it best
 * @error: why
 *
 * Returns: (transfer full): an error line without its line break
 */
char *
sg_error_to_json (const char *id, const GError *error)
{
  GString *out = g_string_new ("{\"schema\": \"" SG_JSON_SCHEMA "\"");
  SgError code = error->domain == SG_ERROR ? (SgError) error->code : SG_ERROR_READ;
  g_autofree char *valid_id = g_utf8_make_valid (id, -1);
  g_autofree char *message = g_utf8_make_valid (error->message, -1);
  write_member (out, "id", valid_id);
  g_string_append_printf (out, ", \"error\": {\"code\": \"%s\"", sg_error_get_name (code));
  write_member (out, "message", message);
  g_string_append (out, "}}");
  return g_string_free (out, FALSE);
}
