/* SPDX-License-Identifier: MIT
 *
 * The bytes of one document of CoNLL-U in, a document with paragraphs, sentences,
 * tokens and perhaps names out, on which the language layer has nothing left to
 * do: the lines taken apart (lines.c) and placed in a text
 * (text.c) become rows.
 *
 *     # newpar | 1 Ann ... 2 Lee ... | 3 spoke ...   ->   prose > sentence > Ann, Lee, spoke
 *
 * A document that the library has written is read as it was: with the kinds of
 * its paragraphs and the types of its names. Of other tools' both are looked at
 * again by later stages, which have the tables for it.
 */
#include "language/conllu/conllu-private.h"

#include "document-private.h"
#include "language/vocabulary-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The lines of a stretch without words are asides: text that nobody reads. */
static void
add_asides (SgDocument *doc, SgSpan span)
{
  const char *text = sg_document_get_text (doc, NULL);
  for (gint32 at = span.off, end = sg_span_end (span); at < end;) {
    const char *stop = memchr (text + at, '\n', (gsize) (end - at));
    gint32 next = stop != NULL ? (gint32) (stop - text) + 1 : end, last = next;
    while (at < last && g_ascii_isspace (text[at]))
      at++;
    while (at < last && g_ascii_isspace (text[last - 1]))
      last--;
    if (at < last)
      sgp_document_add_paragraph (doc, (SgSpan) { at, last - at }, SG_PARAGRAPH_ASIDE);
    at = next;
  }
}

/* Whether a paragraph begins with the sentence: where it is said, or, in a file
 * that never says it, behind an empty line. */
static gboolean
opens_paragraph (const SgpConllu *conllu, const SgpConlluSentence *sentence, gboolean is_first)
{
  if (is_first || conllu->has_newpars)
    return is_first || sentence->newpar;
  const char *gap = conllu->text->str + sentence->before.off;
  const char *stop = memchr (gap, '\n', (gsize) sentence->before.len);
  return stop != NULL && memchr (stop + 1, '\n', (gsize) (sentence->before.len - (stop + 1 - gap))) != NULL;
}

static SgSpan
get_span (const SgpConllu *conllu, const SgpConlluSentence *first, const SgpConlluSentence *last)
{
  const SgpConlluWord *words = SGP_CONLLU_ROWS (const SgpConlluWord, conllu->words);
  gint32 off = words[first->words.first].span.off;
  return (SgSpan) { off, sg_span_end (words[last->words.first + last->words.n - 1].span) - off };
}

/* A string that was not there is "_". */
static const char *
or_nothing (const char *string, const char *nothing)
{
  return strcmp (string, "_") == 0 ? nothing : string;
}

static void
add_word (SgDocument *doc, const SgpConlluWord *word, gint32 first)
{
  gint32 row = sgp_document_add_token (doc, word->span);
  SgToken *token = &sgp_document_get_token_rows (doc)[row];
  token->form = sgp_form_intern (doc, sg_document_get_text (doc, NULL) + word->span.off, (gsize) word->span.len);
  /* A word that is part of another may have no form of its own: then its part of the text. */
  const char *lemma = or_nothing (word->lemma, or_nothing (word->form, token->form));
  token->lemma = sgp_form_intern (doc, lemma, strlen (lemma));
  token->xpos = sgp_document_intern (doc, or_nothing (word->xpos, ""), -1);
  token->deprel = sgp_document_intern (doc, word->deprel, -1);
  token->upos = word->upos;
  token->head = word->head > 0 ? first + word->head - 1 : -1;
}

/* Fills the columns of text and language. */
static void
add_rows (const SgpConllu *conllu, SgDocument *doc)
{
  const SgpConlluSentence *sentences = SGP_CONLLU_ROWS (const SgpConlluSentence, conllu->sentences);
  const SgpConlluWord *words = SGP_CONLLU_ROWS (const SgpConlluWord, conllu->words);
  guint n = conllu->sentences->len;
  gint32 paragraph = -1, end = 0;
  for (guint i = 0; i < n; i++) {
    if (opens_paragraph (conllu, &sentences[i], i == 0)) {
      guint last = i;
      while (last + 1 < n && !opens_paragraph (conllu, &sentences[last + 1], FALSE))
        last++;
      add_asides (doc, sentences[i].before);
      paragraph = sgp_document_add_paragraph (doc, get_span (conllu, &sentences[i], &sentences[last]), sentences[i].kind);
      end = sg_span_end (get_span (conllu, &sentences[i], &sentences[last]));
    }
    sgp_document_add_sentence (doc, get_span (conllu, &sentences[i], &sentences[i]), paragraph);
    for (gint32 k = 0; k < sentences[i].words.n; k++)
      add_word (doc, &words[sentences[i].words.first + k], sentences[i].words.first);
  }
  add_asides (doc, (SgSpan) { end, (gint32) conllu->text->len - end });
}

static char *
dup_unescaped (const char *string)
{
  GString *plain = g_string_new (NULL);
  sgp_conllu_unescape (plain, string);
  return g_string_free (plain, FALSE);
}

/* Which columns are not to be made again. */
static SgpGiven
get_given (const SgpConllu *conllu)
{
  SgpGiven given = SGP_GIVEN_TOKENS;
  if (conllu->is_own || conllu->has_kinds)
    given |= SGP_GIVEN_KINDS;
  if (conllu->has_names)
    given |= SGP_GIVEN_NAMES;
  if (conllu->has_names && conllu->is_own)
    given |= SGP_GIVEN_TYPES;
  return given;
}

/* The text begins with a byte order mark: then no word would be in its place. */
static void
fail_at_start (SgpConllu *conllu, GError **error)
{
  if (conllu->tokens->len > 0)
    conllu->place = g_array_index (conllu->tokens, SgpConlluToken, 0).place;
  sgp_conllu_fail (conllu, conllu->place.start, error, SG_ERROR_DATA,
                   "a text without a byte order mark at its start and CR at a line's end expected");
}

/* The document of what was taken apart and has its text. */
static SgDocument *
build (SgpConllu *conllu, const char *id, const char *source, GError **error)
{
  gsize length;
  g_autoptr (SgDocument) doc = sg_document_new (id, conllu->text->str, (gssize) conllu->text->len, error);
  if (doc == NULL)
    return NULL;
  sg_document_get_text (doc, &length);
  if (length != conllu->text->len) {
    fail_at_start (conllu, error);
    return NULL;
  }
  for (SgMeta meta = 0; meta < SG_N_META; meta++) {
    g_autofree char *value = conllu->meta[meta] != NULL ? dup_unescaped (conllu->meta[meta]) : NULL;
    sg_document_set_meta (doc, meta, value);
  }
  add_rows (conllu, doc);
  if (conllu->has_names)
    sgp_conllu_add_names (conllu, doc);
  sgp_document_set_given (doc, get_given (conllu), source);
  return g_steal_pointer (&doc);
}

static gboolean
fail_long (GError **error)
{
  g_set_error (error, SG_ERROR, SG_ERROR_LIMIT, "document of more than %" G_GSIZE_FORMAT " bytes", SGP_CONLLU_MAX_BYTES);
  return FALSE;
}

/* Whether the bytes can be read at all; moves @line to the bad one. */
static gboolean
check_bytes (const char *bytes, gsize length, guint64 *line, GError **error)
{
  const char *bad, *start = bytes;
  if (length > SGP_CONLLU_MAX_BYTES)
    return fail_long (error);
  if (g_utf8_validate_len (bytes, length, &bad))
    return TRUE;
  for (const char *at = bytes; at < bad; at++)
    if (*at == '\n') {
      ++*line;
      start = at + 1;
    }
  sgp_document_encoding_error (start, bad, error);
  return FALSE;
}

/* From lines to a document; the parts belong to the caller. */
static SgDocument *
read_parts (SgpConllu *conllu, char *bytes, char **id, const char *source, GError **error)
{
  gboolean done = sgp_conllu_read_lines (conllu, bytes, error);
  if (conllu->exact_id != NULL || conllu->id != NULL) {
    g_free (*id);
    *id = conllu->exact_id != NULL ? dup_unescaped (conllu->exact_id) : g_strdup (conllu->id);
  }
  if (!done)
    return NULL;
  if (conllu->sentences->len == 0 && conllu->outside != NULL)
    sgp_conllu_unescape (conllu->text, conllu->outside);
  return sgp_conllu_place (conllu, error) ? build (conllu, *id, source, error) : NULL;
}

/**
 * sgp_conllu_read:
 * @bytes: (array length=length): the lines of one document with a NUL behind
 *   them; they are cut up
 * @length: bytes of @bytes, without that NUL
 * @id: (inout): the id of the document if it has none; the one that it has, also
 *   where it fails
 * @line: (inout): the number of the first line; with an error that of the bad one
 * @error: %SG_ERROR_SYNTAX, %SG_ERROR_DATA, %SG_ERROR_ENCODING, %SG_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): the document, annotated
 */
SgDocument *
sgp_conllu_read (char *bytes, gsize length, char **id, guint64 *line, GError **error)
{
  if (!check_bytes (bytes, length, line, error))
    return NULL;
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
  g_autofree char *source = g_strdup_printf ("conllu %.8s", sum);
  SgpConllu conllu = { .size = length, .place = { *line, bytes } };
  conllu.sentences = g_array_new (FALSE, FALSE, sizeof (SgpConlluSentence));
  conllu.tokens = g_array_new (FALSE, FALSE, sizeof (SgpConlluToken));
  conllu.words = g_array_new (FALSE, FALSE, sizeof (SgpConlluWord));
  conllu.text = g_string_new (NULL);
  SgDocument *doc = read_parts (&conllu, bytes, id, source, error);
  g_array_unref (conllu.sentences);
  g_array_unref (conllu.tokens);
  g_array_unref (conllu.words);
  g_string_free (conllu.text, TRUE);
  if (doc == NULL)
    *line = conllu.place.line;
  return doc;
}
