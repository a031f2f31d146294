/* SPDX-License-Identifier: MIT
 *
 * Sentences of CoNLL-U in, the text they were read from out, with places of
 * tokens and words in it. What stands between two tokens is told, in this
 * order, by SpacesAfter and SpacesBefore, "# text", SpaceAfter=No, "# newpar";
 * where StartChar tells of more than that, blanks or line ends fill the hole.
 *
 *     # text = He can't.
 *     1    He      StartChar=7                  7 line ends, "He"
 *     2-3  can't                                blank, "can't" from "# text"
 *     2    ca          "ca" of "can't"
 *     3    n't         "n't"
 *     4    .       SpacesAfter=\n\nMore:\n\n    ".", empty line, "More:", empty line
 *
 * Offsets are code points of the text as the other tool saw it; ours has no CR
 * before LF, so both are counted.
 */
#include "language/conllu/conllu-private.h"

#include <stancegraph/error.h>
#include <string.h>

typedef struct {
  SgpConllu *conllu;
  SgpConlluToken *tokens;
  SgpConlluWord *words;
  GString *text;
  GString *gap;                 /* before the next token */
  gint32 position;              /* code points of the other tool's text */
  gsize filled;                 /* bytes that nothing but offsets told of */
  const char *at;               /* where we are in "# text", or NULL */
  const SgpConlluToken *last;   /* the token before, NULL at the start */
} Placing;

static gint32
count_chars (const char *bytes, gsize length)
{
  return (gint32) g_utf8_strlen (bytes, (gssize) length);
}

/* Bytes of white space at the start, before a word that may begin with some: a
 * thin blank can be a word. */
static gsize
count_blanks (const char *string, const char *form)
{
  gsize n = 0;
  for (gunichar c; (c = g_utf8_get_char (string + n)) != 0 && g_unichar_isspace (c)
                   && !g_str_has_prefix (string + n, form);)
    n += (gsize) g_utf8_skip[(guchar) string[n]];
  return n;
}

/* What stands before @token by all but offsets. @opens: the sentence that it is
 * the first of, or NULL. */
static void
guess_gap (Placing *placing, const SgpConlluToken *token, const SgpConlluSentence *opens)
{
  const SgpConlluToken *last = placing->last;
  gsize n = placing->at != NULL ? count_blanks (placing->at, token->form) : 0;
  g_string_truncate (placing->gap, 0);
  if (last != NULL && last->misc.after != NULL)
    sgp_conllu_unescape (placing->gap, last->misc.after);
  else if (last != NULL && opens == NULL && placing->at != NULL)
    g_string_append_len (placing->gap, placing->at, (gssize) n);
  else if (last != NULL && !last->misc.joined)
    g_string_append (placing->gap, opens != NULL && opens->newpar ? "\n\n" : " ");
  if (token->misc.before != NULL)
    sgp_conllu_unescape (placing->gap, token->misc.before);
  if (placing->at != NULL)
    placing->at += n;
}

/* Makes the gap as long as StartChar says. */
static gboolean
fit_gap (Placing *placing, const SgpConlluToken *token, const SgpConlluSentence *opens, GError **error)
{
  gint32 start = token->misc.start, length = count_chars (placing->gap->str, placing->gap->len);
  gboolean told = token->misc.before != NULL || (placing->last != NULL && placing->last->misc.after != NULL);
  if (start < 0 || start == placing->position + length)
    return TRUE;
  placing->conllu->place = token->place;
  if (start < placing->position)
    return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_MISC, error, SG_ERROR_DATA,
                               "StartChar: %d or more expected, behind the word before, not %d",
                               placing->position, start);
  if (told)
    return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_MISC, error, SG_ERROR_DATA,
                               "StartChar: %d expected by the text before it, not %d",
                               placing->position + length, start);
  length = start - placing->position;
  placing->filled += (gsize) length;
  if (placing->filled > placing->conllu->size)
    return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_MISC, error, SG_ERROR_DATA,
                               "StartChar: %d lies too far behind the words before", start);
  char filler = opens != NULL && (opens->newpar || length > 1) ? '\n' : ' ';
  g_string_truncate (placing->gap, 0);
  for (gint32 i = 0; i < length; i++)
    g_string_append_c (placing->gap, filler);
  return TRUE;
}

/* Appends the gap; CRs before a LF are counted, but not part of our text. */
static SgSpan
append_gap (Placing *placing)
{
  SgSpan span = { (gint32) placing->text->len, 0 };
  const GString *gap = placing->gap;
  placing->position += count_chars (gap->str, gap->len);
  for (gsize i = 0; i < gap->len; i++) {
    gsize length = placing->text->len;
    while (gap->str[i] == '\n' && length > (gsize) span.off && placing->text->str[length - 1] == '\r')
      length--;
    g_string_truncate (placing->text, length);
    g_string_append_c (placing->text, gap->str[i]);
  }
  span.len = (gint32) placing->text->len - span.off;
  return span;
}

/* Appends what stands in the text for @token; its place. */
static gboolean
append_token (Placing *placing, const SgpConlluToken *token, SgSpan *span, GError **error)
{
  gsize length = strlen (token->form);
  gint32 n_chars = count_chars (token->form, length);
  placing->conllu->place = token->place;
  if (placing->at != NULL && strncmp (placing->at, token->form, length) != 0)
    return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_FORM, error, SG_ERROR_DATA,
                               "'%s' is not what follows in \"# text\"", token->form);
  if (token->misc.start >= 0 && token->misc.end >= 0 && token->misc.end != token->misc.start + n_chars)
    return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_MISC, error, SG_ERROR_DATA,
                               "EndChar: %d expected for '%s' from %d on, not %d",
                               token->misc.start + n_chars, token->form, token->misc.start, token->misc.end);
  if (placing->text->len + length > SG_DOCUMENT_MAX_BYTES)
    return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_FORM, error, SG_ERROR_LIMIT,
                               "text of more than %d bytes", SG_DOCUMENT_MAX_BYTES);
  *span = (SgSpan) { (gint32) placing->text->len, (gint32) length };
  g_string_append_len (placing->text, token->form, (gssize) length);
  placing->position += n_chars;
  if (placing->at != NULL)
    placing->at += length;
  return TRUE;
}

/* Bytes of the first @n code points of the bytes at @start. */
static gint32
skip_chars (const char *start, gint32 n)
{
  return (gint32) (g_utf8_offset_to_pointer (start, n) - start);
}

/* Places the words of a token by their forms: each takes as much as stands
 * there, else its share of what is left. */
static gboolean
cut_token (Placing *placing, const SgpConlluToken *token, SgSpan span, GError **error)
{
  const char *at = token->form;
  gint32 left = count_chars (at, (gsize) span.len);
  if (left < token->words.n)
    return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_FORM, error, SG_ERROR_DATA,
                               "'%s' is too short for %d words", at, token->words.n);
  for (gint32 i = 0; i < token->words.n; i++) {
    SgpConlluWord *word = &placing->words[token->words.first + i];
    gint32 n_behind = token->words.n - i - 1, length = (gint32) strlen (word->form);
    gint32 n_chars = count_chars (word->form, (gsize) length);
    if (n_behind == 0 || n_chars > left - n_behind || strncmp (at, word->form, (gsize) length) != 0) {
      n_chars = left / (n_behind + 1);
      length = skip_chars (at, n_chars);
    }
    word->span = (SgSpan) { span.off + (gint32) (at - token->form), length };
    at += length;
    left -= n_chars;
  }
  return TRUE;
}

/* Places them by their offsets: each begins where the one before ends or later,
 * and ends inside the token. */
static gboolean
cut_by_offsets (Placing *placing, const SgpConlluToken *token, SgSpan span, GError **error)
{
  gint32 n_chars = count_chars (token->form, (gsize) span.len), start = placing->position - n_chars, last = start;
  const char *at = token->form;
  for (gint32 i = 0; i < token->words.n; i++) {
    SgpConlluWord *word = &placing->words[token->words.first + i];
    placing->conllu->place = word->place;
    if (word->misc.start < last || word->misc.end <= word->misc.start || word->misc.end > start + n_chars)
      return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_MISC, error, SG_ERROR_DATA,
                                 "StartChar, EndChar: a part of '%s' expected, from %d to %d at most",
                                 token->form, last, start + n_chars);
    at += skip_chars (at, word->misc.start - last);
    gint32 length = skip_chars (at, word->misc.end - word->misc.start);
    word->span = (SgSpan) { span.off + (gint32) (at - token->form), length };
    at += length;
    last = word->misc.end;
  }
  return TRUE;
}

/* Takes the blanks around a part away: "a bc" in two is "a" and "bc". */
static gboolean
trim_words (const Placing *placing, const SgpConlluToken *token, GError **error)
{
  const char *text = placing->text->str;
  for (gint32 i = 0; i < token->words.n; i++) {
    SgSpan *span = &placing->words[token->words.first + i].span;
    for (; span->len > 0 && text[span->off] == ' '; span->len--)
      span->off++;
    while (span->len > 0 && text[sg_span_end (*span) - 1] == ' ')
      span->len--;
    if (span->len == 0)
      return sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_FORM, error, SG_ERROR_DATA,
                                 "'%s' has a blank for a word", token->form);
  }
  return TRUE;
}

static gboolean
place_words (Placing *placing, const SgpConlluToken *token, SgSpan span, GError **error)
{
  gboolean told = token->words.n > 1;
  if (token->words.n == 1)
    placing->words[token->words.first].span = span;
  for (gint32 i = 0; told && i < token->words.n; i++)
    told = placing->words[token->words.first + i].misc.start >= 0 && placing->words[token->words.first + i].misc.end >= 0;
  if (token->words.n == 1)
    return TRUE;
  return (told ? cut_by_offsets (placing, token, span, error) : cut_token (placing, token, span, error))
         && trim_words (placing, token, error);
}

/* Nothing but white space is left of "# text". */
static gboolean
check_end (Placing *placing, GError **error)
{
  const char *rest = placing->at;
  placing->at = NULL;
  if (rest != NULL)
    rest += count_blanks (rest, "\n");
  return rest == NULL || *rest == '\0'
         || sgp_conllu_fail_in (placing->conllu, SGP_CONLLU_FORM, error, SG_ERROR_DATA,
                                "'%s' is the last word, but \"# text\" goes on with '%s'", placing->last->form, rest);
}

static gboolean
place_sentence (Placing *placing, SgpConlluSentence *sentence, GError **error)
{
  for (gint32 i = 0; i < sentence->tokens.n; i++) {
    const SgpConlluToken *token = &placing->tokens[sentence->tokens.first + i];
    SgSpan span = { 0, 0 };
    guess_gap (placing, token, i == 0 ? sentence : NULL);
    if (!fit_gap (placing, token, i == 0 ? sentence : NULL, error))
      return FALSE;
    SgSpan gap = append_gap (placing);
    if (i == 0) {
      sentence->before = gap;
      placing->at = sentence->text != NULL ? sentence->text + count_blanks (sentence->text, token->form) : NULL;
    }
    if (!append_token (placing, token, &span, error) || !place_words (placing, token, span, error))
      return FALSE;
    placing->last = token;
  }
  return check_end (placing, error);
}

/**
 * sgp_conllu_place:
 * @conllu: a document taken apart
 * @error: %SG_ERROR_DATA where a token is not in the text or offsets do not
 *   fit, %SG_ERROR_LIMIT
 *
 * Fills the text, the gaps before sentences and the spans of words.
 *
 * Returns: whether everything has its place; if not, the line says where
 */
gboolean
sgp_conllu_place (SgpConllu *conllu, GError **error)
{
  g_autoptr (GString) gap = g_string_new (NULL);
  Placing placing = { .conllu = conllu, .tokens = SGP_CONLLU_ROWS (SgpConlluToken, conllu->tokens),
                      .words = SGP_CONLLU_ROWS (SgpConlluWord, conllu->words), .text = conllu->text, .gap = gap };
  for (guint i = 0; i < conllu->sentences->len; i++)
    if (!place_sentence (&placing, &g_array_index (conllu->sentences, SgpConlluSentence, i), error))
      return FALSE;
  if (placing.last != NULL && placing.last->misc.after != NULL) {
    g_string_truncate (gap, 0);
    sgp_conllu_unescape (gap, placing.last->misc.after);
    append_gap (&placing);
  }
  return TRUE;
}
