/* SPDX-License-Identifier: MIT
 *
 * How the words of a document are written, as far as it tells names: which are
 * capitalised where a capital means something. At the start of a sentence, or
 * of a quotation, and in a headline in title case it means nothing, so there
 * the rest of the document is asked:
 *
 *     Police Chief Fined          (title case: no evidence)
 *     Fires rage on. Ms Fires...  ("fires" also in lower case: no name at the start)
 */
#include "language/name-text-private.h"

#include <string.h>

/* Words of this length or more show whether a line is in title case. */
#define LONG_WORD 4

static gboolean
is_word (const SgpNameText *text, gint32 i)
{
  return text->written[i].letters != SGP_CASE_NONE;
}

gboolean
sgp_name_text_is_capital (const SgpNameText *text, gint32 i)
{
  return text->written[i].letters >= SGP_CASE_CAPITAL;
}

gboolean
sgp_name_text_is_joined (const SgpNameText *text, gint32 i)
{
  return i + 1 < text->n_tokens && text->tokens[i + 1].span.off == sg_span_end (text->tokens[i].span);
}

/* Whether a verb is written small, as in a sentence with many names: "Lee met Berg". */
static gboolean
has_small_verb (const SgpNameText *text, SgRange range)
{
  for (gint32 i = range.first; i < range.first + range.n; i++)
    if (text->tokens[i].upos == SG_UPOS_VERB && text->written[i].letters == SGP_CASE_LOWER)
      return TRUE;
  return FALSE;
}

/* Whether a sentence ends as a sentence does, be it inside quotation marks. */
static gboolean
is_stopped (const SgpNameText *text, SgRange range)
{
  for (gint32 i = range.first + range.n - 1; i >= range.first && i > range.first + range.n - 4; i--)
    if (strcmp (text->tokens[i].form, ".") == 0)
      return TRUE;
  return FALSE;
}

/* Whether nearly all long words of a sentence are capitalised, or all are in capitals;
 * with a full stop all must be, and where it is @marked as a headline fewer are enough. */
static gboolean
is_headline (const SgpNameText *text, SgRange range, gboolean marked)
{
  gint32 n = 0, lower = 0, upper = 0;
  for (gint32 i = range.first; i < range.first + range.n; i++) {
    if (!is_word (text, i) || text->tokens[i].span.len < LONG_WORD)
      continue;
    n++;
    lower += text->written[i].letters == SGP_CASE_LOWER;
    upper += text->written[i].letters == SGP_CASE_UPPER;
  }
  if (n < 4)
    return FALSE;
  if (upper * 3 >= n * 2)
    return TRUE;
  return lower * (marked ? 3 : 6) <= n && (!is_stopped (text, range) || lower == 0) && !has_small_verb (text, range);
}

/* Whether a capital behind this token is due to the place. */
static gboolean
opens (const char *form)
{
  static const char *const marks[] = { "\"", "“", "‘", "''", "``", "'", ":", "•", "-", "–", "—", "*", ";", "(", "[", "…", "..." };
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcmp (form, marks[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A colon, bullet or opening quote right before the word, but no hyphen inside one. */
static gboolean
follows_opening (const SgpNameText *text, gint32 i, gint32 first)
{
  if (i == first || !opens (text->tokens[i - 1].form))
    return FALSE;
  const char *mark = text->tokens[i - 1].form;
  gboolean joined_before = i - 1 > first && sgp_name_text_is_joined (text, i - 2);
  if (*mark == '-' || *mark == '\'' || *mark == '(' || *mark == '[')
    return !joined_before && *mark != '(' && *mark != '[';
  return TRUE;
}

static void
read_sentence (SgpNameText *text, SgRange range, gboolean marked)
{
  gboolean seen = FALSE;
  for (gint32 i = range.first; i < range.first + range.n; i++) {
    text->written[i].letters = (guint8) sgp_token_get_case (text->text, &text->tokens[i]);
    text->written[i].initial = !seen || follows_opening (text, i, range.first);
    seen |= is_word (text, i);
  }
  if (is_headline (text, range, marked))
    for (gint32 i = range.first; i < range.first + range.n; i++)
      text->written[i].headline = TRUE;
}

static void
count_word (SgpNameText *text, gint32 i)
{
  if (!is_word (text, i) || text->written[i].headline)
    return;
  SgpWordCount *count = g_hash_table_lookup (text->counts, text->tokens[i].form);
  if (count == NULL) {
    count = g_new0 (SgpWordCount, 1);
    g_hash_table_insert (text->counts, (gpointer) text->tokens[i].form, count);
  }
  count->lower += text->written[i].letters == SGP_CASE_LOWER;
  count->capital += text->written[i].letters >= SGP_CASE_CAPITAL && !text->written[i].initial;
}

const SgpWordCount *
sgp_name_text_get_count (const SgpNameText *text, gint32 i)
{
  static const SgpWordCount none = { 0, 0 };
  const SgpWordCount *count = g_hash_table_lookup (text->counts, text->tokens[i].form);
  return count != NULL ? count : &none;
}

void
sgp_name_text_init (SgpNameText *text, const SgpGazetteer *gazetteer, const SgDocument *doc)
{
  gint32 n;
  *text = (SgpNameText) { .gazetteer = gazetteer, .text = sg_document_get_text (doc, NULL) };
  text->tokens = sg_document_get_tokens (doc, &text->n_tokens);
  text->sentences = sg_document_get_sentences (doc, &text->n_sentences);
  const SgParagraph *paragraphs = sg_document_get_paragraphs (doc, &n);
  text->written = g_new0 (SgpWritten, text->n_tokens);
  text->counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  text->segments = g_array_new (FALSE, TRUE, sizeof (SgpSegment));
  for (gint32 i = 0; i < text->n_sentences; i++)
    read_sentence (text, text->sentences[i].tokens, paragraphs[text->sentences[i].paragraph].kind == SG_PARAGRAPH_HEADLINE);
  for (gint32 i = 0; i < text->n_tokens; i++)
    count_word (text, i);
}

void
sgp_name_text_clear (SgpNameText *text)
{
  g_free (text->written);
  g_hash_table_unref (text->counts);
  g_array_unref (text->segments);
}
