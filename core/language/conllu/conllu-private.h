/* SPDX-License-Identifier: MIT
 *
 * CoNLL-U between lines and a document. What is read goes through three hands:
 *
 *     bytes of one document --lines.c--> sentences > tokens > words
 *       --text.c--> the same with their text and places in it
 *       --read.c--> a document
 *
 * A token is what stands in the text ("don't"), words are its parts ("do",
 * "n't"); most tokens are one word. file.c finds where documents end.
 */
#pragma once

#include <stancegraph/conllu.h>

/* More words than any sentence of prose; later stages count on some limit. */
#define SGP_CONLLU_MAX_WORDS 2000

/* Of the CoNLL-U of one document, which is some ten times its text. */
#define SGP_CONLLU_MAX_BYTES (16 * (gsize) SG_DOCUMENT_MAX_BYTES)

/* What we call ourselves in "# generator"; then kinds and types are our own. */
#define SGP_CONLLU_GENERATOR "stancegraph"

typedef enum {
  SGP_CONLLU_ID, SGP_CONLLU_FORM, SGP_CONLLU_LEMMA, SGP_CONLLU_UPOS, SGP_CONLLU_XPOS,
  SGP_CONLLU_FEATS, SGP_CONLLU_HEAD, SGP_CONLLU_DEPREL, SGP_CONLLU_DEPS, SGP_CONLLU_MISC,
  SGP_CONLLU_N_COLUMNS
} SgpConlluColumn;

/* Where a row is: the number of its line, and its first byte. */
typedef struct {
  guint64 line;
  const char *start;
} SgpConlluPlace;

/* Of tokens and words alike: what MISC says. NULL, FALSE and -1: nothing. */
typedef struct {
  const char *after, *before;   /* SpacesAfter, SpacesBefore, escaped */
  const char *label;            /* NER */
  gint32 start, end;            /* StartChar, EndChar */
  gboolean joined;              /* SpaceAfter=No */
} SgpMisc;

typedef struct {
  const char *form, *lemma, *xpos, *deprel;
  SgpMisc misc;
  SgpConlluPlace place;
  gint32 head;                  /* 1.., 0 the root */
  SgUpos upos;
  SgSpan span;                  /* text.c fills it */
} SgpConlluWord;

typedef struct {
  const char *form;
  SgpMisc misc;
  SgpConlluPlace place;
  SgRange words;                /* of all words */
} SgpConlluToken;

typedef struct {
  const char *text;             /* "# text", NULL where there is none */
  SgRange words, tokens;
  gboolean newpar;
  SgParagraphKind kind;         /* of the paragraph that begins */
  SgSpan before;                /* what stands before it; text.c */
} SgpConlluSentence;

/* A document, taken apart; strings are its bytes, cut in place. */
typedef struct {
  GArray *sentences, *tokens, *words;
  const char *id, *exact_id;    /* as other tools write it; escaped */
  const char *outside;          /* escaped: the text where there are no words */
  const char *meta[SG_N_META];
  gboolean is_own, has_kinds, has_newpars, has_names;
  gsize size;                   /* bytes that it is made from */
  SgpConlluPlace place;         /* where we are, for messages */
  GString *text;                /* text.c fills it */
} SgpConllu;

#define SGP_CONLLU_ROWS(Row, array) ((Row *) (void *) (array)->data)

/* fail.c: what is wrong in the line where we are: at a byte of it, or in a
 * column of a row that was cut at its tabs. Both return FALSE. */
gboolean sgp_conllu_fail (const SgpConllu *conllu, const char *at, GError **error, int code, const char *format,
                          ...) G_GNUC_PRINTF (5, 6);
gboolean sgp_conllu_fail_in (const SgpConllu *conllu, SgpConlluColumn column, GError **error, int code,
                             const char *format, ...) G_GNUC_PRINTF (5, 6);

/* lines.c: the lines taken apart, which must end with a NUL. */
gboolean sgp_conllu_read_lines (SgpConllu *conllu, char *bytes, GError **error);

/* tree.c: whether the words of a sentence are a tree. */
gboolean sgp_conllu_check_tree (SgpConllu *conllu, SgRange range, GError **error);

/* text.c: the text, and where sentences and words stand in it. */
gboolean sgp_conllu_place (SgpConllu *conllu, GError **error);

/* read.c: the document in @bytes, which are cut up and must end with a
 * NUL. @id: its id if it has none; becomes the one it has. @line: the number of
 * the first line; with an error that of the bad one. */
SgDocument *sgp_conllu_read (char *bytes, gsize length, char **id, guint64 *line, GError **error);

/* names.c */
const char *sgp_conllu_get_label (SgEntityType type);
void sgp_conllu_add_names (const SgpConllu *conllu, SgDocument *doc);

/* case.c: whether the lemma of a token has its capitals. */
gboolean sgp_conllu_keeps_case (const char *text, const SgToken *tokens, gint32 n_tokens, gint32 i);

/* escape.c: white space and the signs of MISC, as UDPipe escapes them. */
void sgp_conllu_escape (GString *out, const char *bytes, gsize length);
void sgp_conllu_unescape (GString *out, const char *string);
