/* SPDX-License-Identifier: MIT
 *
 * Blocks: what the layout of a text holds together, with the figures by which
 * it is told what kind of paragraph it is.
 */
#pragma once

#include <stancegraph/document.h>

/* How a block ends, closing quotation marks and brackets set aside. */
typedef enum {
  SGP_END_OPEN,                 /* a letter, a figure: no mark at all */
  SGP_END_STOP,                 /* . ! ? or an ellipsis */
  SGP_END_COLON,
  SGP_END_COMMA                 /* comma, semicolon or dash */
} SgpEnd;

/**
 * SgpBlock:
 * @span: its bytes, no blanks at the edges
 * @n_words: words parted by white space
 * @n_long: of these, those with four letters or more
 * @n_capital: of the long ones, those with a capital at the start
 * @n_letters, @n_symbols: letters and digits; signs that prose does not have
 * @end: how it ends
 * @inner_stop: a sentence ends inside
 * @opens_quote: it starts with a double quotation mark
 * @opens_dash: it starts with a dash: who signs the words above
 * @gap: empty lines before it
 */
typedef struct {
  SgSpan span;
  gint32 n_words, n_long, n_capital;
  gint32 n_letters, n_symbols;
  SgpEnd end;
  gboolean inner_stop, opens_quote, opens_dash;
  gint32 gap;
} SgpBlock;

/* The blocks of a text, measured. */
GArray *sgp_blocks_new (const char *text, gsize length);

void sgp_block_measure (SgpBlock *block, const char *text);
/* How the bytes end. */
SgpEnd sgp_text_get_end (const char *text, gint32 length);
/* Length of the sign of a list item at the start, blanks behind it included; 0 if none. */
gint32 sgp_text_get_bullet (const char *text, gint32 length);
