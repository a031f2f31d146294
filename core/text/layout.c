/* SPDX-License-Identifier: MIT
 *
 * Text in, blocks out: what belongs together by the layout alone. Three ways of
 * writing occur, and the document itself tells which is meant:
 *
 *   paragraphs parted by empty lines      a line is a paragraph, or a piece of one
 *   one paragraph a line, no empty lines  a line is a paragraph
 *   lines wrapped at some width           lines are joined up to an empty or short one
 *
 * A text is wrapped where most lines that another follows are full, that is,
 * where the first word of the next line would have passed the longest line,
 * and do not end a sentence. In any text a line without a mark at its end is
 * joined with one that goes on in lower case.
 */
#include "text/block-private.h"

#include <string.h>

/* Widths between which wrapped text is looked for. */
#define MIN_WIDTH 40
#define MAX_WIDTH 120
/* Characters that may miss to the full width where no sentence ends. */
#define SLACK 15

typedef struct {
  SgSpan span;                  /* without blanks at the edges; never empty */
  gint32 n_chars;
  gint32 gap;                   /* empty lines before it */
  gint32 first_word;            /* its length in characters */
  gboolean indented;
} Line;

/* Bytes of the blank that begins here, 0 where none does. */
static gint32
get_blank (const char *text, gint32 length)
{
  if (length > 0 && g_ascii_isspace (*text))
    return 1;
  if (length > 1 && memcmp (text, "\u00A0", 2) == 0)
    return 2;
  if (length > 2 && (memcmp (text, "\u200B", 3) == 0 || memcmp (text, "\u3000", 3) == 0 || memcmp (text, "\uFEFF", 3) == 0))
    return 3;
  return 0;
}

/* Takes blanks off both ends. */
static SgSpan
trim (const char *text, SgSpan span)
{
  gint32 n;
  while ((n = get_blank (text + span.off, span.len)) > 0) {
    span.off += n;
    span.len -= n;
  }
  while (span.len > 0) {
    const char *last = g_utf8_prev_char (text + sg_span_end (span));
    n = (gint32) (text + sg_span_end (span) - last);
    if (get_blank (last, n) != n)
      break;
    span.len -= n;
  }
  return span;
}

static void
add_line (GArray *lines, const char *text, SgSpan whole, gint32 *gap)
{
  SgSpan span = trim (text, whole);
  if (span.len == 0) {
    ++*gap;
    return;
  }
  const char *start = text + span.off;
  gint32 word = 0;
  while (word < span.len && start[word] != ' ')
    word++;
  Line line = { span, (gint32) g_utf8_strlen (start, span.len), *gap,
                (gint32) g_utf8_strlen (start, word), span.off - whole.off >= 2 };
  g_array_append_val (lines, line);
  *gap = 0;
}

static GArray *
split_lines (const char *text, gsize length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gint32 gap = 0;
  for (gsize i = 0, start = 0; i <= length; i++) {
    if (i < length && text[i] != '\n' && text[i] != '\r')
      continue;
    add_line (lines, text, (SgSpan) { (gint32) start, (gint32) (i - start) }, &gap);
    start = i + 1;
  }
  return lines;
}

/* The length of the longest line that another follows and that has a blank. */
static gint32
find_longest (const Line *lines, guint n)
{
  gint32 longest = 0;
  for (guint i = 0; i + 1 < n; i++)
    if (lines[i + 1].gap == 0 && lines[i].n_chars > lines[i].first_word)
      longest = MAX (longest, lines[i].n_chars);
  return longest;
}

/* The width at which the text is wrapped, or 0 where it is not. */
static gint32
find_width (const char *text, const Line *lines, guint n)
{
  gint32 width = find_longest (lines, n), n_inner = 0, n_full = 0, n_going_on = 0;
  if (width < MIN_WIDTH || width > MAX_WIDTH)
    return 0;
  for (guint i = 0; i + 1 < n; i++) {
    if (lines[i + 1].gap > 0)
      continue;
    n_inner++;
    n_full += lines[i].n_chars + 1 + lines[i + 1].first_word > width;
    n_going_on += sgp_text_get_end (text + lines[i].span.off, lines[i].span.len) != SGP_END_STOP;
  }
  return n_inner >= 2 && n_full * 10 >= n_inner * 6 && n_going_on * 10 >= n_inner * 6 ? width : 0;
}

/* Whether @next goes on with the paragraph of @line, which stands just above. */
static gboolean
goes_on (const char *text, const Line *line, const Line *next, gint32 width)
{
  const char *start = text + next->span.off;
  SgpEnd end = sgp_text_get_end (text + line->span.off, line->span.len);
  if (next->gap > 0 || sgp_text_get_bullet (start, next->span.len) > 0)
    return FALSE;
  if (width == 0)
    return (end == SGP_END_OPEN || end == SGP_END_COMMA) && g_ascii_islower (*start);
  /* A first line set in begins a paragraph, but a list item hangs over. */
  if (next->indented && !line->indented && sgp_text_get_bullet (text + line->span.off, line->span.len) == 0)
    return FALSE;
  return line->n_chars + 1 + next->first_word + (end == SGP_END_STOP ? 0 : SLACK) > width;
}

GArray *
sgp_blocks_new (const char *text, gsize length)
{
  g_autoptr (GArray) rows = split_lines (text, length);
  const Line *lines = (const Line *) (const void *) rows->data;
  gint32 width = find_width (text, lines, rows->len);
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (SgpBlock));
  for (guint i = 0; i < rows->len; i++) {
    if (i == 0 || !goes_on (text, &lines[i - 1], &lines[i], width)) {
      SgpBlock block = { .span = lines[i].span, .gap = lines[i].gap };
      g_array_append_val (blocks, block);
    }
    SgpBlock *last = &g_array_index (blocks, SgpBlock, blocks->len - 1);
    last->span.len = sg_span_end (lines[i].span) - last->span.off;
  }
  for (guint i = 0; i < blocks->len; i++)
    sgp_block_measure (&g_array_index (blocks, SgpBlock, i), text);
  return blocks;
}
