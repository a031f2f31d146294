/* SPDX-License-Identifier: MIT
 *
 * Tokens of a paragraph, before sentences are known: pieces with what the
 * search for sentence ends needs to know of each.
 */
#pragma once

#include "lexicon-private.h"

typedef enum {
  SGP_PIECE_WORD,
  SGP_PIECE_ABBREVIATION, /* a word that keeps its period */
  SGP_PIECE_NUMBER,
  SGP_PIECE_PERIOD,
  SGP_PIECE_MARK,         /* ! and ?, also several */
  SGP_PIECE_ELLIPSIS,
  SGP_PIECE_OPEN,         /* brackets and quotes that open */
  SGP_PIECE_CLOSE,        /* brackets and quotes that close */
  SGP_PIECE_SMILE,        /* :) */
  SGP_PIECE_ADDRESS,      /* of a web page */
  SGP_PIECE_OTHER
} SgpPieceKind;

/* Classes of the tables abbreviations.tsv and sentence-words.tsv. */
#define SGP_WORD_CLASS_LIST(X) \
  X (TITLE, "title") X (NUMBER, "number") X (DATE, "date") X (NAME, "name") X (WORD, "word") \
  X (INSIDE, "inside") X (TIME, "time") X (UNIT, "unit") X (DOMAIN, "domain") X (FILE, "file") \
  X (OPENER, "opener") X (SAYS, "says") X (DAY, "day")

#define SGP_WORD_CLASS_ENUM(NAME, name) SGP_CLASS_##NAME,
typedef enum { SGP_CLASS_NONE, SGP_WORD_CLASS_LIST (SGP_WORD_CLASS_ENUM) SGP_N_CLASSES } SgpWordClass;
#undef SGP_WORD_CLASS_ENUM

typedef struct {
  SgSpan span;
  guint8 kind;          /* SgpPieceKind */
  guint8 word_class;    /* SgpWordClass of an abbreviation */
  guint8 space, gap;    /* blanks, an empty line stands before it */
  guint8 upper, lower;  /* it begins with a capital, a small letter */
} SgpPiece;

/* Pieces, one behind the other; the owner frees the rows. */
typedef struct {
  SgpPiece *rows;
  guint n, size;
} SgpPieceList;

typedef struct _SgpTokenizer SgpTokenizer;

SgpTokenizer *sgp_tokenizer_new (const SgLexicon *lexicon, GError **error);
void sgp_tokenizer_free (SgpTokenizer *tokenizer);
/* Appends the pieces of @span of @text. */
void sgp_tokenizer_run (const SgpTokenizer *tokenizer, const char *text, SgSpan span, SgpPieceList *pieces);
/* What class a piece has, as an abbreviation or as a word of the text. */
SgpWordClass sgp_tokenizer_classify (const SgpTokenizer *tokenizer, const char *text, const SgpPiece *piece);
