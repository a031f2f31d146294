/* SPDX-License-Identifier: MIT
 *
 * The words of a document, each once, with what the models look at. Computing
 * this a word and not a token saves most of the work, since words recur.
 */
#pragma once

#include "document-private.h"
#include "language/clusters-private.h"

#define SGP_N_PREFIXES 3 /* of 1, 2, 3 bytes */
#define SGP_N_SUFFIXES 4 /* of 1, 2, 3, 4 bytes */

typedef struct {
  guint64 raw;             /* hash of the bytes as they stand */
  const char *form;        /* as in SgToken; belongs to the document */
  gint32 off, len;         /* where it stood first */
  guint64 word;            /* hash with case, digits made alike */
  guint64 lower;           /* hash of the form, digits made alike */
  guint64 shape;           /* "Xxx", "dd", "x-x" ... */
  guint64 prefix[SGP_N_PREFIXES], suffix[SGP_N_SUFFIXES];
  SgpWordUse use;          /* cluster and case, from raw text */
} SgpWord;

typedef struct _SgpVocabulary SgpVocabulary;

/* Lives no longer than @doc, whose strings it hands out, and @clusters; without
 * these the use of every word is unknown. */
SgpVocabulary *sgp_vocabulary_new (SgDocument *doc, const SgpClusters *clusters);
void sgp_vocabulary_free (SgpVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpVocabulary, sgp_vocabulary_free)

/* The word at @span, entered if it is new; indexes count from 0. */
gint32 sgp_vocabulary_enter (SgpVocabulary *vocabulary, SgSpan span);
const SgpWord *sgp_vocabulary_get (const SgpVocabulary *vocabulary, gint32 index);

/* @n bytes in lower case and with straight apostrophes; interned in @doc. */
const char *sgp_form_intern (SgDocument *doc, const char *source, gsize n);
