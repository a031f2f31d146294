/* SPDX-License-Identifier: MIT
 *
 * Segmentation: cases/segment.txt holds paragraphs and, below the bar, their
 * sentences, one a line, with blanks between the tokens. Odd input must give
 * tokens in order, none empty, that leave out nothing but blanks.
 */
#include "cases.h"
#include "document-private.h"
#include "language/tokens/segment-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* A segmented document whose paragraphs are the blocks of @text. */
static SgDocument *
segment (const char *text, gssize length)
{
  g_autoptr (SgLexicon) lexicon = sg_lexicon_new (NULL);
  SgpSegmenter *segmenter = sgp_segmenter_new (lexicon, NULL);
  SgDocument *doc = sg_document_new ("t", text, length, NULL);
  g_assert_true (segmenter != NULL && doc != NULL);
  gsize size;
  sg_document_get_text (doc, &size);
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) size }, SG_PARAGRAPH_PROSE);
  sgp_segmenter_run (segmenter, doc);
  sgp_segmenter_free (segmenter);
  return doc;
}

/* The tokens as the cases write them. */
static char *
print_tokens (const SgDocument *doc)
{
  GString *out = g_string_new (NULL);
  const char *text = sg_document_get_text (doc, NULL);
  gint32 n;
  const SgToken *tokens = sg_document_get_tokens (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    if (i > 0)
      g_string_append_c (out, tokens[i].sentence == tokens[i - 1].sentence ? ' ' : '\n');
    g_string_append_len (out, text + tokens[i].span.off, tokens[i].span.len);
  }
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

static char *
print_segments (const char *input, gpointer data)
{
  (void) data;
  g_autoptr (SgDocument) doc = segment (input, -1);
  return print_tokens (doc);
}

/* Tokens stand in order, inside the text, and skip only blanks. */
static void
check_cover (const SgDocument *doc)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  gint32 n, n_sentences, at = 0;
  const SgToken *tokens = sg_document_get_tokens (doc, &n);
  sg_document_get_sentences (doc, &n_sentences);
  for (gint32 i = 0; i <= n; i++) {
    gint32 next = i < n ? tokens[i].span.off : (gint32) length;
    g_assert_cmpint (next, >=, at);
    for (const char *p = text + at; p < text + next; p = g_utf8_next_char (p)) {
      gunichar c = g_utf8_get_char (p);
      g_assert_true (c <= ' ' || c == 127 || g_unichar_isspace (c) || g_unichar_iszerowidth (c) || c == 0x85);
    }
    if (i == n)
      break;
    g_assert_cmpint (tokens[i].span.len, >, 0);
    g_assert_true (tokens[i].sentence >= 0 && tokens[i].sentence < n_sentences);
    at = sg_span_end (tokens[i].span);
  }
}

static void
test_odd (void)
{
  static const char *const texts[] = {
    "", " ", ".", "...", "\"", "'", "''''''", "\u2019\u2019s", ".'s", "@", "@@@", "a@b", "http://", "www.", "#", "\u200b\ufeff",
    "1,", "1,000,00", "-.-.-", "Mr.", "Mr. ", "U.S", "U.S.", "a.b.c.d.", "$", "US$", "5km", "5p.m.", ":)", ":", ":-", ";-P",
    "\U0001F600\uFE0F\U0001F600", "\u4e2d\u6587\u3002\u6587", "\u0645\u0631\u062d\u0628\u0627 \u060c", "\x01\x02 a\x7f!",
    "n't", "'n't've", "can't've'd's", "x/y/z", "9/", "-", "--", "\u2014", "non-", "non--x", "'90s'", "(a.", "B.", "I.", "\u00a0\u00a0x",
    "\u00ad", "\u0301", "1.", "1. 2. 3.", "?!?!\u2026;:()[]{}<>", "[", "a. [", "a. [1", "a. [b c d e f g]", "Inc..", "Yahoo!", "+1", "+",
    "th-", "a-", "(b.", "A-\u200b", "Ann\u200bLee\ufeff", "\ufffe\uffff", "\ufdd0a", "\U0010FFFF.", "\ue000\U000f0000", "\u200da\u200d",
    "\u202ea.\u202c", "x\u00a0\u2009\u3000y", "\u043f\u0440a\u5b57.\u0646", "HE SAID NO. SHE SAID YES", "(A) (", "(Abc)", "(Abc) -", "A -",
    "Monday, May 4, 2020", "Monday, May 4, 2020 A", "x Monday, May 4, 2020", "'80s\u2019", "\u2019Twas" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (SgDocument) doc = segment (texts[i], -1);
    check_cover (doc);
  }
}

/* Every short string over signs that matter. */
static void
test_all_short (void)
{
  static const char *const parts[] = { "a", "B", "5", ".", "'", "\"", " ", "-", "\u2019", "@", "s" };
  g_autoptr (GString) text = g_string_new (NULL);
  for (int code = 0; code < 11 * 11 * 11 * 11; code++) {
    for (int i = 0, rest = code; i < 4; i++, rest /= 11)
      g_string_append (text, parts[rest % 11]);
    g_string_append (text, "\n\n");
  }
  g_autoptr (SgDocument) doc = segment (text->str, text->len);
  check_cover (doc);
}

/* Long runs of one thing stay linear, and no sentence is too long. */
static void
test_long (void)
{
  static const char *const units[] = { "x", "word ", ".", "a.", "1,", "'", "\"", "-", "http://", "a@", "(", "\u2019s ", "J. ",
                                       "? ", "?(", ":) ", ". [1] ", "[a ", "1. ", "A", "WORD ", "\u2026", "\u00a0", "\u200d", "\u00e9",
                                       "\U0001F600", "\u5b57", "a-", "non-", "www.", "a.b", "@a ", "x@y.z ", "a:/", "#a", "\u201ca\u201d",
                                       "(Abc ", "A - ", "th- ", "\n", "a\n\n" };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    while (text->len < 400000)
      g_string_append (text, units[i]);
    g_autoptr (SgDocument) doc = segment (text->str, text->len);
    check_cover (doc);
    gint32 n;
    const SgSentence *sentences = sg_document_get_sentences (doc, &n);
    for (gint32 k = 0; k < n; k++)
      g_assert_cmpint (sentences[k].tokens.n, <=, SGP_SENTENCE_MAX_TOKENS + 1);
  }
}

/* What begins over and over, and is far from its end, is not read again each time. */
static void
test_far_ends (void)
{
  static const char *const texts[][3] = {
    { "a-", "@b", "" }, { "http://a\u201c", ")", "x" }, { "www.a ", ".", "!" }, { "a.b.", ":/", "@" }, { "(", "\u201d", "@" } };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    while (text->len < 300000)
      g_string_append (text, texts[i][0]);
    while (text->len < 600000)
      g_string_append (text, texts[i][1]);
    g_string_append (text, texts[i][2]);
    g_autoptr (SgDocument) doc = segment (text->str, text->len);
    check_cover (doc);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  cases_add ("segment.txt", print_segments, NULL);
  g_test_add_func ("/segment/odd", test_odd);
  g_test_add_func ("/segment/all-short", test_all_short);
  g_test_add_func ("/segment/long", test_long);
  g_test_add_func ("/segment/far-ends", test_far_ends);
  return cases_finish ();
}
