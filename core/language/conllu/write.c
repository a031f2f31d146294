/* SPDX-License-Identifier: MIT
 *
 * A document in, CoNLL-U out: what is known of the article as comments, then its
 * sentences, a word a line. Words that touch and are written as one ("ca" "n't",
 * "Lee" "'s") stand under a line for both, as in the English treebanks.
 *
 *     # text = Ann Lee can't.
 *     1	Ann	Ann	PROPN	NNP	_	3	nsubj	_	StartChar=0|EndChar=3|NER=B-PER
 *     2	Lee	Lee	PROPN	NNP	_	1	flat	_	StartChar=4|EndChar=7|NER=I-PER
 *     3-4	can't	_	_	_	_	_	_	_	SpaceAfter=No
 *     ...
 *
 * White space that is not one blank, and paragraphs that have no words, stand in
 * SpacesAfter of the token before, so that the text can be put together again.
 */
#include "language/conllu/conllu-private.h"

#include "document-private.h"

#include <string.h>

/* A row but for form, lemma and the strings of the model: numbers, names of columns. */
#define ROW_BYTES 128

typedef struct {
  const SgDocument *doc;
  const char *text;
  gsize length;
  const SgToken *tokens;
  const SgName *names;
  gint32 n_tokens, n_names;
  gint32 name;                  /* the first that does not end before the word */
  gint32 byte, n_chars;         /* a place in the text, and the code points before it */
  GString *out, *sentence_id;   /* sentence_id: but for the number */
} Writer;

/* Control characters would break the line. */
static void
write_plain (GString *out, const char *string)
{
  for (; *string != '\0'; string++)
    g_string_append_c (out, g_ascii_iscntrl (*string) ? ' ' : *string);
}

static void
write_meta (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, "# meta::%s = ", name);
  sgp_conllu_escape (out, value, strlen (value));
  g_string_append_c (out, '\n');
}

static void
write_head (const Writer *writer)
{
  GString *out = writer->out;
  const char *id = sg_document_get_id (writer->doc), *version = sg_document_get_pipeline (writer->doc);
  g_string_append (out, "# newdoc id = ");
  gsize from = out->len;
  write_plain (out, id);
  gboolean exact = strcmp (out->str + from, id) == 0;
  g_string_append_printf (out, "\n# generator = " SGP_CONLLU_GENERATOR " %s\n", version != NULL ? version : "");
  write_meta (out, "id", exact ? NULL : id);
  for (SgMeta meta = 0; meta < SG_N_META; meta++)
    write_meta (out, sg_meta_get_name (meta), sg_document_get_meta (writer->doc, meta));
  write_meta (out, "language", "en");
}

/* "ID-", for "ID-3": no blanks, and no slash, which is reserved. */
static GString *
make_sentence_id (const char *id)
{
  GString *out = g_string_new ("# sent_id = ");
  for (; *id != '\0'; id++)
    g_string_append_c (out, *id == '/' || g_ascii_isspace (*id) || g_ascii_iscntrl (*id) ? '_' : *id);
  return g_string_append_c (out, '-');
}

/* Makes room at the end for so many bytes, which are then written by put_bytes() and
 * its like, and ended by end_row(). */
static char *
begin_row (GString *out, gsize length)
{
  gsize from = out->len;
  g_string_set_size (out, from + length);
  return out->str + from;
}

static void
end_row (GString *out, const char *end)
{
  g_string_truncate (out, (gsize) (end - out->str));
}

static inline char *
put_bytes (char *at, const char *bytes, gsize length)
{
  memcpy (at, bytes, length);
  return at + length;
}

#define PUT(at, literal) put_bytes (at, literal, sizeof literal - 1)

static inline char *
put_string (char *at, const char *string)
{
  return put_bytes (at, string, strlen (string));
}

static inline char *
put_number (char *at, gint32 number)
{
  char digits[12];
  int n = 0;
  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    *at++ = digits[--n];
  return at;
}

/* Code points before a byte, which is none before that of the call before. */
static gint32
count_chars (Writer *writer, gint32 byte)
{
  for (; writer->byte < byte; writer->byte++)
    writer->n_chars += ((guchar) writer->text[writer->byte] & 0xC0) != 0x80;
  return writer->n_chars;
}

/* What stands between a word and the next, or the end. */
static SgSpan
get_gap (const Writer *writer, gint32 token)
{
  gint32 off = token < 0 ? 0 : sg_span_end (writer->tokens[token].span);
  gint32 end = token + 1 < writer->n_tokens ? writer->tokens[token + 1].span.off : (gint32) writer->length;
  return (SgSpan) { off, end - off };
}

/* The words with one blank in every gap. */
static void
write_text (const Writer *writer, SgRange range)
{
  const SgToken *first = &writer->tokens[range.first], *last = first + range.n - 1;
  gsize most = (gsize) (sg_span_end (last->span) - first->span.off) + ROW_BYTES;
  char *at = PUT (begin_row (writer->out, most), "# text = ");
  for (const SgToken *token = first; token <= last; token++) {
    if (token > first && sg_span_end (token[-1].span) < token->span.off)
      *at++ = ' ';
    at = put_bytes (at, writer->text + token->span.off, (gsize) token->span.len);
  }
  end_row (writer->out, PUT (at, "\n"));
}

/* Whether the word behind @i is written as one with it: letters on both sides, or
 * an apostrophe that is no quotation mark. */
static gboolean
is_joined (const Writer *writer, gint32 i)
{
  const SgToken *a = &writer->tokens[i], *b = a + 1;
  if (sg_span_end (a->span) != b->span.off || b->upos == SG_UPOS_PUNCT || a->upos == SG_UPOS_PUNCT)
    return FALSE;
  gunichar last = g_utf8_get_char (g_utf8_prev_char (writer->text + b->span.off));
  gunichar first = g_utf8_get_char (writer->text + b->span.off);
  return g_unichar_isalpha (last) && (g_unichar_isalpha (first) || b->form[0] == '\'');
}

/* The lemma as treebanks write it: names and "I" with their capitals. */
static char *
put_lemma (char *at, const Writer *writer, gint32 i)
{
  const SgToken *token = &writer->tokens[i];
  const char *lemma = token->lemma, *start = writer->text + token->span.off;
  gsize n = strlen (lemma);
  if (token->upos == SG_UPOS_PRON && strcmp (lemma, "i") == 0)
    return PUT (at, "I");
  if (!sgp_conllu_keeps_case (writer->text, writer->tokens, writer->n_tokens, i))
    return put_bytes (at, lemma, n);
  if (n <= (gsize) token->span.len && g_ascii_strncasecmp (start, lemma, n) == 0)
    return put_bytes (at, start, n);
  char *end = put_bytes (at, lemma, n);
  if (g_ascii_isupper (*start))
    *at = g_ascii_toupper (*at);
  return end;
}

static void
write_value (const Writer *writer, gboolean *any, const char *key, SgSpan span)
{
  g_string_append_printf (writer->out, "%s%s=", *any ? "|" : "", key);
  sgp_conllu_escape (writer->out, writer->text + span.off, (gsize) span.len);
  *any = TRUE;
}

/* What MISC says of the white space around tokens. */
static void
write_spaces (const Writer *writer, gint32 first, gint32 last, gboolean *any)
{
  SgSpan before = get_gap (writer, -1), after = get_gap (writer, last);
  gboolean at_end = last + 1 == writer->n_tokens, blank = after.len == 1 && writer->text[after.off] == ' ';
  if (after.len == 0 && !at_end)
    g_string_append_printf (writer->out, "%sSpaceAfter=No", *any ? "|" : "");
  *any = *any || (after.len == 0 && !at_end);
  if (after.len > 0 && (at_end || !blank))
    write_value (writer, any, "SpacesAfter", after);
  if (first == 0 && before.len > 0)
    write_value (writer, any, "SpacesBefore", before);
}

static char *
put_name (char *at, Writer *writer, gint32 i)
{
  while (writer->name < writer->n_names
         && writer->names[writer->name].tokens.first + writer->names[writer->name].tokens.n <= i)
    writer->name++;
  if (writer->name == writer->n_names || writer->names[writer->name].tokens.first > i)
    return at;
  const SgName *name = &writer->names[writer->name];
  at = PUT (at, "|NER=");
  at = name->tokens.first == i ? PUT (at, "B-") : PUT (at, "I-");
  return put_string (at, sgp_conllu_get_label (name->type));
}

/* @alone: the word is a token, not a part of one. */
static void
write_word (Writer *writer, gint32 i, gint32 first, gboolean alone)
{
  const SgToken *token = &writer->tokens[i];
  gboolean any = TRUE;
  char *at = begin_row (writer->out, (gsize) token->span.len + strlen (token->lemma) + strlen (token->xpos)
                                     + strlen (token->deprel) + ROW_BYTES);
  at = PUT (put_number (at, i - first + 1), "\t");
  at = PUT (put_bytes (at, writer->text + token->span.off, (gsize) token->span.len), "\t");
  at = PUT (put_lemma (at, writer, i), "\t");
  at = PUT (put_string (at, sg_upos_get_name (token->upos)), "\t");
  at = PUT (put_string (at, *token->xpos != '\0' ? token->xpos : "_"), "\t_\t");
  at = PUT (put_number (at, token->head < 0 ? 0 : token->head - first + 1), "\t");
  at = PUT (put_string (at, token->deprel), "\t_\tStartChar=");
  at = PUT (put_number (at, count_chars (writer, token->span.off)), "|EndChar=");
  at = put_number (at, count_chars (writer, sg_span_end (token->span)));
  end_row (writer->out, put_name (at, writer, i));
  if (alone)
    write_spaces (writer, i, i, &any);
  g_string_append_c (writer->out, '\n');
}

/* The line for words @i to @last, which are one token. */
static void
write_range (const Writer *writer, gint32 i, gint32 last, gint32 first)
{
  SgSpan span = sg_document_get_token_span (writer->doc, (SgRange) { i, last - i + 1 });
  gboolean any = FALSE;
  g_string_append_printf (writer->out, "%d-%d\t%.*s\t_\t_\t_\t_\t_\t_\t_\t", i - first + 1, last - first + 1, span.len,
                          writer->text + span.off);
  write_spaces (writer, i, last, &any);
  g_string_append (writer->out, any ? "\n" : "_\n");
}

static void
write_sentence (Writer *writer, const SgSentence *sentence)
{
  gint32 first = sentence->tokens.first, end = first + sentence->tokens.n;
  write_text (writer, sentence->tokens);
  for (gint32 i = first, last; i < end; i = last + 1) {
    last = i;
    while (last + 1 < end && is_joined (writer, last))
      last++;
    if (last > i)
      write_range (writer, i, last, first);
    for (gint32 k = i; k <= last; k++)
      write_word (writer, k, first, last == i);
  }
  g_string_append_c (writer->out, '\n');
}

static void
write_document (Writer *writer)
{
  gint32 n, n_paragraphs;
  const SgSentence *sentences = sg_document_get_sentences (writer->doc, &n);
  const SgParagraph *paragraphs = sg_document_get_paragraphs (writer->doc, &n_paragraphs);
  write_head (writer);
  for (gint32 i = 0; i < n; i++) {
    const SgParagraph *paragraph = &paragraphs[sentences[i].paragraph];
    if (paragraph->sentences.first == i)
      g_string_append (writer->out, "# newpar\n");
    if (paragraph->sentences.first == i && paragraph->kind != SG_PARAGRAPH_PROSE)
      g_string_append_printf (writer->out, "# paragraph_kind = %s\n", sg_paragraph_kind_get_name (paragraph->kind));
    g_string_append_len (writer->out, writer->sentence_id->str, (gssize) writer->sentence_id->len);
    g_string_append_printf (writer->out, "%d\n", i + 1);
    write_sentence (writer, &sentences[i]);
  }
  if (n == 0) {
    write_meta (writer->out, "text", writer->length > 0 ? writer->text : NULL);
    g_string_append_c (writer->out, '\n');
  }
}

/**
 * sg_document_to_conllu:
 * @doc: a document with the columns of the language layer
 *
 * Lemmas, UPOS, XPOS, heads and relations are the layer's, FEATS and DEPS are
 * not known. MISC has the place of each word in the text (StartChar, EndChar:
 * code points, half-open), names as NER=B-PER, I-PER, with the types PER, COUNTRY,
 * ORG, GROUP, LOC and MISC, and SpaceAfter=No or SpacesAfter where not one blank
 * follows. sg_conllu_next() makes the same document of it.
 *
 * Returns: (transfer full): its lines, the last of them empty
 */
char *
sg_document_to_conllu (const SgDocument *doc)
{
  g_return_val_if_fail (doc != NULL, NULL);
  Writer writer = { .doc = doc };
  writer.text = sg_document_get_text (doc, &writer.length);
  writer.tokens = sg_document_get_tokens (doc, &writer.n_tokens);
  writer.names = sg_document_get_names (doc, &writer.n_names);
  g_autoptr (GString) sentence_id = make_sentence_id (sg_document_get_id (doc));
  writer.sentence_id = sentence_id;
  writer.out = g_string_sized_new (12 * writer.length + 256);
  write_document (&writer);
  return g_string_free (writer.out, FALSE);
}
