/* SPDX-License-Identifier: MIT
 *
 * In goes cues.tsv, out comes for a word and its part of speech the class and
 * the set of forms in which it takes content. Verbs may be two words, "point
 * out". Phrases that introduce a source, "according to", are matched against
 * the text.
 *
 *     urge   ask   inf obj that quote        urged | France to act
 *     hope   think inf that for    of inf    hopes | to win;  his hope | of winning
 */
#include "discourse/cues-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* The columns of the table; the parts of speech follow lemma and class. */
enum { COLUMN_LEMMA, COLUMN_CLASS, COLUMN_VERB, COLUMN_NOUN, COLUMN_ADJECTIVE, COLUMN_PHRASE, N_COLUMNS };

#define N_PARTS (N_COLUMNS - COLUMN_VERB)

typedef struct {
  SgpCueClass cls;
  guint forms[N_PARTS];
} Entry;

struct _SgpCues {
  const SgTable *table;
  Entry *entries;     /* one a row of the table */
};

#define NAME(VALUE, name) name,
static const char *const class_names[] = { SGP_CUE_CLASS_LIST (NAME) };
static const char *const form_names[] = { SGP_FORM_LIST (NAME) };
#undef NAME

static gboolean
parse_forms (const SgTable *table, gint32 row, const char *cell, guint *forms, GError **error)
{
  *forms = 0;
  for (const char *p = cell; *p != '\0';) {
    gsize length = strcspn (p, " ");
    int form = sgp_word_find (p, length, form_names, SGP_N_FORMS);
    if (form < 0) {
      sgp_table_error (table, row, error, "unknown form '%.*s'", (int) length, p);
      return FALSE;
    }
    *forms |= 1u << form;
    p += length + (p[length] == ' ');
  }
  return TRUE;
}

static gboolean
parse_row (const SgTable *table, gint32 row, Entry *entry, GError **error)
{
  const char *const *cells = sgp_table_get_row (table, row)->cells;
  int cls = sgp_word_find (cells[COLUMN_CLASS], -1, class_names, SGP_N_CUE_CLASSES);
  if (cls < 0) {
    sgp_table_error (table, row, error, "unknown class '%s'", cells[COLUMN_CLASS]);
    return FALSE;
  }
  entry->cls = (SgpCueClass) cls;
  for (int i = 0; i < N_PARTS; i++)
    if (!parse_forms (table, row, cells[COLUMN_VERB + i], &entry->forms[i], error))
      return FALSE;
  return TRUE;
}

SgpCues *
sgp_cues_new (const SgLexicon *lexicon, GError **error)
{
  static const char *const columns[] = { "lemma", "class", "verb", "noun", "adjective", "phrase", NULL };
  const SgTable *table = sgp_lexicon_get_table (lexicon, "cues", columns, error);
  if (table == NULL)
    return NULL;
  gint32 n = sgp_table_get_n_rows (table);
  SgpCues *cues = g_new0 (SgpCues, 1);
  cues->table = table;
  cues->entries = g_new0 (Entry, n + 1);
  for (gint32 i = 0; i < n; i++)
    if (!parse_row (table, i, &cues->entries[i], error)) {
      sgp_cues_free (cues);
      return NULL;
    }
  return cues;
}

void
sgp_cues_free (SgpCues *cues)
{
  if (cues == NULL)
    return;
  g_free (cues->entries);
  g_free (cues);
}

gboolean
sgp_cues_find (const SgpCues *cues, const char *lemma, SgUpos upos, SgpCue *cue)
{
  int column = upos == SG_UPOS_VERB || upos == SG_UPOS_AUX ? COLUMN_VERB
               : upos == SG_UPOS_NOUN                      ? COLUMN_NOUN
               : upos == SG_UPOS_ADJ                       ? COLUMN_ADJECTIVE
                                                           : -1;
  gint32 row = column < 0 || lemma == NULL ? -1 : sgp_table_find (cues->table, lemma);
  if (row < 0)
    return FALSE;
  cue->cls = cues->entries[row].cls;
  cue->forms = cues->entries[row].forms[column - COLUMN_VERB];
  return cue->forms != 0;
}

gboolean
sgp_cues_find_pair (const SgpCues *cues, const SgToken *verb, const SgToken *particle, SgpCue *cue)
{
  char lemma[64];
  if (verb->lemma == NULL)
    return FALSE;
  if ((gsize) g_snprintf (lemma, sizeof lemma, "%s %s", verb->lemma, particle->form) >= sizeof lemma)
    return FALSE;
  return sgp_cues_find (cues, lemma, verb->upos, cue);
}

gint32
sgp_cues_match_phrase (const SgpCues *cues, const SgToken *tokens, gint32 first, gint32 end)
{
  gint32 n = 0;
  gint32 row = sgp_table_match (cues->table, tokens, first, end, &n);
  return row >= 0 && cues->entries[row].forms[COLUMN_PHRASE - COLUMN_VERB] != 0 ? n : 0;
}

SgpForm
sgp_cues_find_preposition (const char *lemma)
{
  if (lemma == NULL)
    return SGP_N_FORMS;
  int n = SGP_N_FORMS - SGP_FORM_ABOUT;
  int i = sgp_word_find (lemma, -1, form_names + SGP_FORM_ABOUT, n);
  return i < 0 ? SGP_N_FORMS : (SgpForm) (SGP_FORM_ABOUT + i);
}
