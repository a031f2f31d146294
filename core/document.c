/* SPDX-License-Identifier: MIT
 *
 * A document keeps its bytes once and one array a kind of row; strings that
 * are not in the text lie in one string chunk. Rows refer to each other by
 * index, since arrays move as they grow. Freeing the document frees all.
 */
#include "document-private.h"

#include <stancegraph/error.h>
#include <string.h>

struct _SgDocument {
  gatomicrefcount ref_count;
  char *id;
  char *meta[SG_N_META];
  char *text;
  gsize length;
  const char *pipeline;
  char *warning;
  SgpGiven given;
  char *source;
  GStringChunk *strings;
  GArray *paragraphs, *sentences, *tokens, *names;
  GArray *quotes, *mentions, *entities, *statements, *ties;
  GArray *spans, *speakers, *aliases;
};

/* Every array of a document, with the type of its rows. */
#define COLUMNS(X) \
  X (paragraphs, SgParagraph) X (sentences, SgSentence) X (tokens, SgToken) X (names, SgName) \
  X (quotes, SgQuote) X (mentions, SgMention) X (entities, SgEntity) X (statements, SgStatement) \
  X (ties, SgTie) X (spans, SgSpan) X (speakers, SgSpeaker) X (aliases, SgAlias)

/* The text without a byte order mark and with CRLF made LF. Nothing of the kind
 * is left (of two marks, of CR CR LF), so that a text that comes in again, as a
 * line of `extract`, is not changed once more. */
static char *
normalise (const char *text, gsize length, gsize *out_length)
{
  char *out = g_malloc (length + 1);
  gsize n = 0, i = 0;
  while (length - i >= 3 && memcmp (text + i, "\xEF\xBB\xBF", 3) == 0)
    i += 3;
  for (; i < length; i++) {
    while (text[i] == '\n' && n > 0 && out[n - 1] == '\r')
      n--;
    out[n++] = text[i];
  }
  out[n] = '\0';
  *out_length = n;
  return out;
}

void
sgp_document_encoding_error (const char *text, const char *end, GError **error)
{
  g_set_error (error, SG_ERROR, SG_ERROR_ENCODING, "byte %" G_GSIZE_FORMAT ": %s",
               (gsize) (end - text) + 1, *end == '\0' ? "NUL, text expected" : "not UTF-8");
}

/* Whether the bytes can be a document's text. */
static gboolean
check_text (const char *text, gsize length, GError **error)
{
  const char *end;
  if (length > SG_DOCUMENT_MAX_BYTES) {
    g_set_error (error, SG_ERROR, SG_ERROR_LIMIT, "text of %" G_GSIZE_FORMAT " bytes, at most %d are read",
                 length, SG_DOCUMENT_MAX_BYTES);
    return FALSE;
  }
  if (g_utf8_validate_len (text, length, &end))
    return TRUE;
  sgp_document_encoding_error (text, end, error);
  return FALSE;
}

/**
 * sg_document_new:
 * @id: its id, unique among the documents of a run
 * @text: (array length=length): UTF-8 bytes; copied. A byte order mark is
 *   dropped and CRLF becomes LF; nothing else is changed
 * @length: bytes of @text, or -1 where it ends with a NUL
 * @error: %SG_ERROR_ENCODING with the byte, or %SG_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): a document without any annotation
 */
SgDocument *
sg_document_new (const char *id, const char *text, gssize length, GError **error)
{
  g_return_val_if_fail (id != NULL && text != NULL, NULL);
  gsize size = length < 0 ? strlen (text) : (gsize) length;
  if (!check_text (text, size, error))
    return NULL;
  SgDocument *doc = g_new0 (SgDocument, 1);
  g_atomic_ref_count_init (&doc->ref_count);
  doc->id = g_strdup (id);
  doc->text = normalise (text, size, &doc->length);
  doc->strings = g_string_chunk_new (4096);
#define NEW(column, Row) doc->column = g_array_new (FALSE, TRUE, sizeof (Row));
  COLUMNS (NEW)
#undef NEW
  return doc;
}

/**
 * sg_document_ref:
 * @doc: a document
 *
 * Returns: (transfer full): @doc, to be given back with sg_document_unref()
 */
SgDocument *
sg_document_ref (SgDocument *doc)
{
  g_atomic_ref_count_inc (&doc->ref_count);
  return doc;
}

/**
 * sg_document_unref:
 * @doc: (transfer full): a document; freed with the last reference
 */
void
sg_document_unref (SgDocument *doc)
{
  if (!g_atomic_ref_count_dec (&doc->ref_count))
    return;
#define FREE(column, Row) g_array_unref (doc->column);
  COLUMNS (FREE)
#undef FREE
  g_string_chunk_free (doc->strings);
  g_free (doc->source);
  for (int i = 0; i < SG_N_META; i++)
    g_free (doc->meta[i]);
  g_free (doc->warning);
  g_free (doc->id);
  g_free (doc->text);
  g_free (doc);
}

void
sgp_document_set_given (SgDocument *doc, SgpGiven given, const char *source)
{
  doc->given = given;
  g_free (doc->source);
  doc->source = g_strdup (source);
}

SgpGiven
sgp_document_get_given (const SgDocument *doc)
{
  return doc->given;
}

const char *
sgp_document_get_source (const SgDocument *doc)
{
  return doc->source;
}

/* Whether an array was given with the document. */
static gboolean
is_given (const SgDocument *doc, const GArray *column)
{
  if (column == doc->names)
    return (doc->given & SGP_GIVEN_NAMES) != 0;
  return (doc->given & SGP_GIVEN_TOKENS) != 0
         && (column == doc->paragraphs || column == doc->sentences || column == doc->tokens);
}

/* Forgets the annotation that was not given, so that the document may be read again. */
void
sgp_document_clear (SgDocument *doc)
{
#define CLEAR(column, Row) \
  if (!is_given (doc, doc->column)) \
    g_array_set_size (doc->column, 0);
  COLUMNS (CLEAR)
#undef CLEAR
  if (doc->given == SGP_GIVEN_NOTHING)
    g_string_chunk_clear (doc->strings);
  doc->pipeline = NULL;
}

/**
 * sg_document_get_id:
 * @doc: a document
 *
 * Returns: (transfer none): the id given, or for a file its name without
 *   folder and ending
 */
const char *
sg_document_get_id (const SgDocument *doc)
{
  return doc->id;
}

/**
 * sg_document_get_key:
 * @doc: a document
 *
 * What tells documents apart in a store: the path as given for a file, whose
 * id is only its name; the id for everything else.
 *
 * Returns: (transfer none): the key
 */
const char *
sg_document_get_key (const SgDocument *doc)
{
  return doc->meta[SG_META_PATH] != NULL ? doc->meta[SG_META_PATH] : doc->id;
}

/**
 * sg_meta_get_name:
 * @meta: which field
 *
 * Returns: (transfer none): its name in JSON; static
 */
const char *
sg_meta_get_name (SgMeta meta)
{
#define NAME(ID, name) name,
  static const char *const names[] = { SG_META_LIST (NAME) };
#undef NAME
  g_return_val_if_fail ((guint) meta < SG_N_META, "");
  return names[meta];
}

/**
 * sg_document_get_meta:
 * @doc: a document
 * @meta: which field
 *
 * Returns: (transfer none) (nullable): its value, %NULL where unknown
 */
const char *
sg_document_get_meta (const SgDocument *doc, SgMeta meta)
{
  g_return_val_if_fail ((guint) meta < SG_N_META, NULL);
  return doc->meta[meta];
}

/**
 * sg_document_set_meta:
 * @doc: a document
 * @meta: which field
 * @value: (nullable): UTF-8; copied
 */
void
sg_document_set_meta (SgDocument *doc, SgMeta meta, const char *value)
{
  g_return_if_fail ((guint) meta < SG_N_META);
  g_free (doc->meta[meta]);
  doc->meta[meta] = g_strdup (value);
}

/**
 * sg_document_get_pipeline:
 * @doc: a document
 *
 * Returns: (transfer none) (nullable): the version of the pipeline that read
 *   it, %NULL where none has
 */
const char *
sg_document_get_pipeline (const SgDocument *doc)
{
  return doc->pipeline;
}

void
sgp_document_set_pipeline (SgDocument *doc, const char *version)
{
  doc->pipeline = sgp_document_intern (doc, version, -1);
}

/**
 * sg_document_get_warning:
 * @doc: a document
 *
 * What its reader had to guess or to leave out, for people: "read as Windows-1252".
 *
 * Returns: (transfer none) (nullable): a few words; several parted by "; "
 */
const char *
sg_document_get_warning (const SgDocument *doc)
{
  return doc->warning;
}

void
sgp_document_add_warning (SgDocument *doc, const char *warning)
{
  char *all = doc->warning != NULL ? g_strconcat (doc->warning, "; ", warning, NULL) : g_strdup (warning);
  g_free (doc->warning);
  doc->warning = all;
}

/**
 * sg_document_get_text:
 * @doc: a document
 * @length: (out) (optional): its length in bytes
 *
 * Returns: (transfer none): the text, ending with a NUL
 */
const char *
sg_document_get_text (const SgDocument *doc, gsize *length)
{
  if (length != NULL)
    *length = doc->length;
  return doc->text;
}

/**
 * sg_document_dup_span:
 * @doc: a document
 * @span: bytes inside its text
 *
 * Returns: (transfer full): a copy of these bytes
 */
char *
sg_document_dup_span (const SgDocument *doc, SgSpan span)
{
  g_return_val_if_fail (span.off >= 0 && (gsize) sg_span_end (span) <= doc->length, NULL);
  return g_strndup (doc->text + span.off, span.len);
}

/**
 * sg_document_span_equal:
 * @doc: a document
 * @span: bytes inside its text
 * @string: what to compare with, byte by byte
 *
 * Returns: whether they are the same
 */
gboolean
sg_document_span_equal (const SgDocument *doc, SgSpan span, const char *string)
{
  gsize length = strlen (string);
  return (gsize) span.len == length && memcmp (doc->text + span.off, string, length) == 0;
}

const char *
sgp_document_intern (SgDocument *doc, const char *string, gssize length)
{
  if (length < 0)
    return g_string_chunk_insert_const (doc->strings, string);
  char buffer[256];
  if ((gsize) length < sizeof buffer) {
    memcpy (buffer, string, length);
    buffer[length] = '\0';
    return g_string_chunk_insert_const (doc->strings, buffer);
  }
  return g_string_chunk_insert_len (doc->strings, string, length);
}

/**
 * sg_document_get_paragraphs:
 * @doc: a document
 * @n: (out): number of rows
 *
 * This and its kin below hand out one column of the document, borrowed until
 * the document changes.
 *
 * Returns: (transfer none) (array length=n): the rows
 */
#define DEFINE_GET(column, Row)                                      \
  const Row *sg_document_get_##column (const SgDocument *doc, gint32 *n) \
  {                                                                  \
    *n = (gint32) doc->column->len;                                  \
    return (const Row *) (const void *) doc->column->data;           \
  }
DEFINE_GET (paragraphs, SgParagraph)
DEFINE_GET (sentences, SgSentence)
DEFINE_GET (tokens, SgToken)
DEFINE_GET (names, SgName)
DEFINE_GET (quotes, SgQuote)
DEFINE_GET (mentions, SgMention)
DEFINE_GET (entities, SgEntity)
DEFINE_GET (statements, SgStatement)
DEFINE_GET (ties, SgTie)

/**
 * sg_document_get_spans:
 * @doc: a document
 * @range: rows that a statement or a tie names
 *
 * Returns: (transfer none): the first of @range.n rows, borrowed
 */
#define DEFINE_GET_POOL(pool, Row)                                   \
  const Row *sg_document_get_##pool (const SgDocument *doc, SgRange range) \
  {                                                                  \
    g_return_val_if_fail (range.first >= 0 && (guint) (range.first + range.n) <= doc->pool->len, NULL); \
    const Row *rows = (const Row *) (const void *) doc->pool->data;  \
    return range.n > 0 ? rows + range.first : rows;                  \
  }
DEFINE_GET_POOL (spans, SgSpan)
DEFINE_GET_POOL (speakers, SgSpeaker)
DEFINE_GET_POOL (aliases, SgAlias)

/**
 * sg_document_get_token_span:
 * @doc: a document
 * @tokens: at least one token
 *
 * Returns: the bytes from the first to the last of them
 */
SgSpan
sg_document_get_token_span (const SgDocument *doc, SgRange tokens)
{
  g_return_val_if_fail (tokens.n > 0 && (guint) (tokens.first + tokens.n) <= doc->tokens->len, ((SgSpan) { 0, 0 }));
  SgSpan first = g_array_index (doc->tokens, SgToken, tokens.first).span;
  SgSpan last = g_array_index (doc->tokens, SgToken, tokens.first + tokens.n - 1).span;
  return (SgSpan) { first.off, sg_span_end (last) - first.off };
}

gint32
sgp_document_add_paragraph (SgDocument *doc, SgSpan span, SgParagraphKind kind)
{
  SgParagraph row = { span, kind, { (gint32) doc->sentences->len, 0 } };
  g_array_append_val (doc->paragraphs, row);
  return (gint32) doc->paragraphs->len - 1;
}

gint32
sgp_document_add_sentence (SgDocument *doc, SgSpan span, gint32 paragraph)
{
  SgSentence row = { span, { (gint32) doc->tokens->len, 0 }, paragraph };
  SgParagraph *p = &g_array_index (doc->paragraphs, SgParagraph, paragraph);
  if (p->sentences.n++ == 0)
    p->sentences.first = (gint32) doc->sentences->len;
  g_array_append_val (doc->sentences, row);
  return (gint32) doc->sentences->len - 1;
}

gint32
sgp_document_add_token (SgDocument *doc, SgSpan span)
{
  SgToken row = { .span = span, .head = -1, .sentence = (gint32) doc->sentences->len - 1 };
  g_array_index (doc->sentences, SgSentence, row.sentence).tokens.n++;
  g_array_append_val (doc->tokens, row);
  return (gint32) doc->tokens->len - 1;
}

void
sgp_document_expect_tokens (SgDocument *doc, gint32 n)
{
  if (doc->tokens->len > 0)
    return;
  g_array_unref (doc->tokens);
  doc->tokens = g_array_sized_new (FALSE, FALSE, sizeof (SgToken), (guint) n);
}

SgToken *
sgp_document_add_tokens (SgDocument *doc, gint32 n)
{
  guint first = doc->tokens->len;
  gint32 sentence = (gint32) doc->sentences->len - 1;
  g_array_index (doc->sentences, SgSentence, sentence).tokens.n += n;
  g_array_set_size (doc->tokens, first + (guint) n);
  SgToken *tokens = &g_array_index (doc->tokens, SgToken, first);
  for (gint32 i = 0; i < n; i++)
    tokens[i] = (SgToken) { .head = -1, .sentence = sentence };
  return tokens;
}

gint32
sgp_document_add_name (SgDocument *doc, SgRange tokens, SgEntityType type)
{
  SgName row = { tokens, type };
  g_array_append_val (doc->names, row);
  return (gint32) doc->names->len - 1;
}

/* Appends a copy of a row. */
#define DEFINE_ADD(singular, column, Row)                            \
  gint32 sgp_document_add_##singular (SgDocument *doc, const Row *row) \
  {                                                                  \
    g_array_append_vals (doc->column, row, 1);                       \
    return (gint32) doc->column->len - 1;                            \
  }
DEFINE_ADD (quote, quotes, SgQuote)
DEFINE_ADD (mention, mentions, SgMention)
DEFINE_ADD (entity, entities, SgEntity)
DEFINE_ADD (statement, statements, SgStatement)
DEFINE_ADD (tie, ties, SgTie)

/* The rows themselves, for the stage that owns them. */
#define DEFINE_ROWS(singular, column, Row)                           \
  Row *sgp_document_get_##singular##_rows (SgDocument *doc)          \
  {                                                                  \
    return (Row *) (void *) doc->column->data;                       \
  }
DEFINE_ROWS (paragraph, paragraphs, SgParagraph)
DEFINE_ROWS (token, tokens, SgToken)
DEFINE_ROWS (name, names, SgName)
DEFINE_ROWS (mention, mentions, SgMention)
DEFINE_ROWS (entity, entities, SgEntity)
DEFINE_ROWS (statement, statements, SgStatement)

#define DEFINE_ADD_POOL(pool, Row)                                   \
  SgRange sgp_document_add_##pool (SgDocument *doc, const Row *rows, gint32 n) \
  {                                                                  \
    SgRange range = { n > 0 ? (gint32) doc->pool->len : 0, n };      \
    if (n > 0)                                                       \
      g_array_append_vals (doc->pool, rows, n);                      \
    return range;                                                    \
  }
DEFINE_ADD_POOL (spans, SgSpan)
DEFINE_ADD_POOL (speakers, SgSpeaker)
DEFINE_ADD_POOL (aliases, SgAlias)

gint32
sgp_document_find_token (const SgDocument *doc, gint32 off)
{
  const SgToken *tokens = (const SgToken *) (const void *) doc->tokens->data;
  gint32 low = 0, high = (gint32) doc->tokens->len;
  while (low < high) {
    gint32 middle = low + (high - low) / 2;
    if (sg_span_end (tokens[middle].span) <= off)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}
