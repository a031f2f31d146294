/* SPDX-License-Identifier: MIT
 *
 * A word and its tag in, its dictionary form out. Forms that the table
 * irregular.tsv knows are looked up by the kind of their tag; a regular form
 * loses its ending by one of the rules below. Where several rules fit, weights
 * learned from suffixes choose:
 *
 *     blamed VBD   "ed" -> ""  (blam)   "ed" -> "e"  (blame)   doubled  (-)
 *
 * Words without an inflection are their own lemma, in lower case.
 */
#include "language/lemma-private.h"

#include "language/hash-private.h"

#include <string.h>

/* Longer forms are their own lemma. */
#define MAX_FORM 64

/* Of irregular.tsv, behind the form. */
enum { COLUMN_VERB = 1, COLUMN_BASE, COLUMN_NOUN, COLUMN_ADJECTIVE, COLUMN_ADVERB, COLUMN_PRONOUN, COLUMN_OTHER };

/* Ending, what it becomes; DOUBLED: the letter before is doubled and goes once. */
typedef struct {
  guint8 inflection;
  const char *ending, *becomes;
  gboolean doubled;
} Rule;

/* The index of a rule is its label in the model: append only. */
static const Rule rules[] = {
  { SGP_INFLECTION_PLURAL, "s", "", FALSE }, { SGP_INFLECTION_PLURAL, "es", "", FALSE },
  { SGP_INFLECTION_PLURAL, "ies", "y", FALSE }, { SGP_INFLECTION_PLURAL, "ves", "f", FALSE },
  { SGP_INFLECTION_PLURAL, "ves", "fe", FALSE }, { SGP_INFLECTION_PLURAL, "men", "man", FALSE },
  { SGP_INFLECTION_PLURAL, "ses", "sis", FALSE }, { SGP_INFLECTION_PLURAL, "", "", FALSE },
  { SGP_INFLECTION_PLURAL, "'s", "", FALSE },
  { SGP_INFLECTION_THIRD, "s", "", FALSE }, { SGP_INFLECTION_THIRD, "es", "", FALSE },
  { SGP_INFLECTION_THIRD, "ies", "y", FALSE }, { SGP_INFLECTION_THIRD, "", "", FALSE },
  { SGP_INFLECTION_PAST, "ed", "", FALSE }, { SGP_INFLECTION_PAST, "ed", "e", FALSE },
  { SGP_INFLECTION_PAST, "ied", "y", FALSE }, { SGP_INFLECTION_PAST, "ed", "", TRUE },
  { SGP_INFLECTION_PAST, "", "", FALSE },
  { SGP_INFLECTION_ING, "ing", "", FALSE }, { SGP_INFLECTION_ING, "ing", "e", FALSE },
  { SGP_INFLECTION_ING, "ing", "", TRUE }, { SGP_INFLECTION_ING, "ying", "ie", FALSE },
  { SGP_INFLECTION_ING, "", "", FALSE },
  { SGP_INFLECTION_COMPARATIVE, "er", "", FALSE }, { SGP_INFLECTION_COMPARATIVE, "er", "e", FALSE },
  { SGP_INFLECTION_COMPARATIVE, "ier", "y", FALSE }, { SGP_INFLECTION_COMPARATIVE, "er", "", TRUE },
  { SGP_INFLECTION_COMPARATIVE, "", "", FALSE },
  { SGP_INFLECTION_SUPERLATIVE, "est", "", FALSE }, { SGP_INFLECTION_SUPERLATIVE, "est", "e", FALSE },
  { SGP_INFLECTION_SUPERLATIVE, "iest", "y", FALSE }, { SGP_INFLECTION_SUPERLATIVE, "est", "", TRUE },
  { SGP_INFLECTION_SUPERLATIVE, "", "", FALSE } };

gint32
sgp_lemma_get_n_rules (void)
{
  return G_N_ELEMENTS (rules);
}

/**
 * sgp_lemmatiser_open:
 * @lemmatiser: (out): the lemmatiser; give back with sgp_lemmatiser_close()
 * @lexicon: with the table "irregular"; must outlive it
 * @model: an open model, which must outlive it
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether table and weights are there
 */
gboolean
sgp_lemmatiser_open (SgpLemmatiser *lemmatiser, const SgLexicon *lexicon, const SgpModel *model, GError **error)
{
  static const char *const columns[] = { "form", "verb", "base", "noun", "adjective", "adverb", "pronoun", "other", NULL };
  lemmatiser->irregular = NULL;
  const SgTable *table = sgp_lexicon_get_table (lexicon, "irregular", columns, error);
  if (table == NULL || !sgp_weights_open (&lemmatiser->weights, model, "lemma", sgp_lemma_get_n_rules (), error))
    return FALSE;
  lemmatiser->irregular = g_hash_table_new (g_str_hash, g_str_equal);
  gint32 n = sgp_table_get_n_rows (table);
  for (gint32 i = 0; i < n; i++) {
    const SgRow *row = sgp_table_get_row (table, i);
    for (int c = 0; columns[c] != NULL; c++)
      if (strlen (row->cells[c]) >= MAX_FORM) {
        sgp_table_error (table, i, error, "'%s' is too long", row->cells[c]);
        return FALSE;
      }
    g_hash_table_insert (lemmatiser->irregular, (gpointer) row->cells[0], (gpointer) row->cells);
  }
  return TRUE;
}

void
sgp_lemmatiser_close (SgpLemmatiser *lemmatiser)
{
  g_clear_pointer (&lemmatiser->irregular, g_hash_table_unref);
}

SgpInflection
sgp_lemma_get_inflection (const char *xpos)
{
  static const struct { const char *xpos; SgpInflection inflection; } tags[] = {
    { "NNS", SGP_INFLECTION_PLURAL }, { "NNPS", SGP_INFLECTION_PLURAL }, { "VBZ", SGP_INFLECTION_THIRD },
    { "VBD", SGP_INFLECTION_PAST }, { "VBN", SGP_INFLECTION_PAST }, { "VBG", SGP_INFLECTION_ING },
    { "JJR", SGP_INFLECTION_COMPARATIVE }, { "RBR", SGP_INFLECTION_COMPARATIVE },
    { "JJS", SGP_INFLECTION_SUPERLATIVE }, { "RBS", SGP_INFLECTION_SUPERLATIVE } };
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strcmp (tags[i].xpos, xpos) == 0)
      return tags[i].inflection;
  return SGP_INFLECTION_NONE;
}

const char *
sgp_lemma_get_tag (const char *form, SgUpos upos, const char *xpos)
{
  if (upos != SG_UPOS_VERB || strcmp (xpos, "NNP") != 0)
    return xpos;
  return g_str_has_suffix (form, "ing") ? "VBG" : g_str_has_suffix (form, "ed") ? "VBN" : xpos;
}

/* Column of irregular.tsv that holds for a tag. */
static int
column_of (const char *xpos, SgpInflection inflection)
{
  switch (inflection) {
  case SGP_INFLECTION_PLURAL:
    return COLUMN_NOUN;
  case SGP_INFLECTION_COMPARATIVE:
  case SGP_INFLECTION_SUPERLATIVE:
    return xpos[0] == 'J' ? COLUMN_ADJECTIVE : COLUMN_ADVERB;
  case SGP_INFLECTION_NONE:
    if (g_str_has_prefix (xpos, "VB") || strcmp (xpos, "MD") == 0)
      return COLUMN_BASE;
    return strcmp (xpos, "NNP") == 0 ? COLUMN_NOUN : strcmp (xpos, "PRP") == 0 ? COLUMN_PRONOUN : COLUMN_OTHER;
  default:
    return COLUMN_VERB;
  }
}

/* "12,500" -> "12500" */
static void
drop_commas (const char *form, char *out)
{
  for (; *form != '\0'; form++)
    if (*form != ',' || !g_ascii_isdigit (form[1]))
      *out++ = *form;
  *out = '\0';
}

/* The lemma of a form that has no inflection and is in no table. */
static void
copy_form (const char *form, const char *xpos, char *out)
{
  if (strcmp (xpos, "POS") == 0)
    strcpy (out, "'s");
  else if (strcmp (xpos, "CD") == 0 && g_ascii_isdigit (form[0]))
    drop_commas (form, out);
  else
    strcpy (out, form);
}

gboolean
sgp_lemma_apply (gint32 rule, SgpInflection inflection, const char *form, char *out)
{
  const Rule *r = &rules[rule];
  gsize n = strlen (form), ending = strlen (r->ending);
  if (r->inflection != inflection || n >= MAX_FORM || n < ending + 1 + (r->doubled ? 2 : 0)
      || memcmp (form + n - ending, r->ending, ending) != 0)
    return FALSE;
  gsize stem = n - ending;
  if (r->doubled) {
    if (form[stem - 1] != form[stem - 2])
      return FALSE;
    stem--;
  }
  memcpy (out, form, stem);
  strcpy (out + stem, r->becomes);
  return TRUE;
}

gint32
sgp_lemma_features (const SgpWord *word, SgpInflection inflection, guint64 *features)
{
  gsize n = strlen (word->form);
  features[0] = sgp_hash_pair (1, inflection);
  features[1] = sgp_hash_pair (sgp_hash_pair (2, inflection), word->lower);
  for (gsize i = 0; i < 5; i++) {
    gsize length = MIN (n, i + 2);
    features[2 + i] = sgp_hash_pair (sgp_hash_pair (3 + i, inflection), sgp_hash_bytes (word->form + n - length, length));
  }
  features[7] = sgp_hash_pair (sgp_hash_pair (9, inflection), MIN (n, 6));
  return SGP_LEMMA_FEATURES;
}

void
sgp_lemmatiser_run (const SgpLemmatiser *lemmatiser, const SgpWord *word, const char *xpos, char *out)
{
  SgpInflection inflection = sgp_lemma_get_inflection (xpos);
  const char *const *cells = g_hash_table_lookup (lemmatiser->irregular, word->form);
  const char *known = cells != NULL ? cells[column_of (xpos, inflection)] : "";
  if (*known != '\0')
    strcpy (out, known);
  else
    copy_form (word->form, xpos, out);
  if (*known != '\0' || inflection == SGP_INFLECTION_NONE || strlen (word->form) >= MAX_FORM)
    return;
  gint16 scores[SGP_MAX_LABELS] = { 0 };
  gint32 best = G_MININT32;
  guint64 features[SGP_LEMMA_FEATURES];
  sgp_weights_score (&lemmatiser->weights, features, sgp_lemma_features (word, inflection, features), scores);
  char lemma[MAX_FORM + 8];
  for (gint32 i = 0; i < sgp_lemma_get_n_rules (); i++)
    if (scores[i] > best && sgp_lemma_apply (i, inflection, word->form, lemma)) {
      best = scores[i];
      strcpy (out, lemma);
    }
}
