/* SPDX-License-Identifier: MIT
 *
 * The table of stance frames, ready for look-up by the lemma of a predicate.
 *
 *     verb:lash out/at  subj  blame  ACCUSE  -
 *
 * becomes: head word "lash" (a verb), with "out" beside it; the target stands
 * behind "at", the holder of the stance is the subject.
 *
 * The inventory of acts is PLOVER's (Open Event Data Alliance).
 */
#include "frames-private.h"

#include <string.h>

struct _SgFrames {
  GPtrArray *frames;                    /* owns every SgFrame */
  GHashTable *by_lemma[SGP_N_WORDS];    /* lemma -> GPtrArray of SgFrame */
  const SgTable *requests;
};

static void
frame_free (gpointer data)
{
  SgFrame *frame = data;
  g_strfreev (frame->words);
  g_free (frame);
}

/* The head of "lash out" is its first word, of "joint patrol" its last, of
 * "war of words" the one before "of". */
static guint
find_head (SgpWord word, char **words)
{
  if (word == SGP_WORD_VERB)
    return 0;
  for (guint i = 1; words[i] != NULL; i++)
    if (strcmp (words[i], "of") == 0)
      return i - 1;
  return g_strv_length (words) - 1;
}

/* Takes "verb:lash out/at" apart. */
static gboolean
parse_name (SgFrame *frame, const char *name)
{
#define NAME(ID, name) name,
  static const char *const words[] = { SGP_WORD_LIST (NAME) };
  static const char *const slots[] = { SGP_SLOT_LIST (NAME) };
#undef NAME
  const char *colon = strchr (name, ':'), *slash = strrchr (name, '/');
  if (colon == NULL || slash == NULL || slash <= colon + 1 || slash[1] == '\0')
    return FALSE;
  g_autofree char *word = g_strndup (name, colon - name);
  g_autofree char *predicate = g_strndup (colon + 1, slash - colon - 1);
  gint kind = sgp_word_find (word, -1, words, G_N_ELEMENTS (words));
  if (kind < 0)
    return FALSE;
  gint slot = sgp_word_find (slash + 1, -1, slots, G_N_ELEMENTS (slots));
  frame->name = name;
  frame->word = kind;
  frame->words = g_strsplit (predicate, " ", -1);
  frame->head = find_head (kind, frame->words);
  frame->slot = slot < 0 ? SGP_SLOT_PREPOSITION : slot;
  frame->preposition = slot < 0 ? slash + 1 : NULL;
  return TRUE;
}

/* The flags of a cell, parted by blanks; FALSE where one is unknown. */
static gboolean
parse_flags (SgFrame *frame, const char *cell)
{
#define NAME(ID, name) name,
  static const char *const names[] = { SGP_FLAG_LIST (NAME) };
#undef NAME
  if (strcmp (cell, "-") == 0)
    return TRUE;
  g_auto (GStrv) flags = g_strsplit (cell, " ", -1);
  for (guint i = 0; flags[i] != NULL; i++) {
    gint flag = sgp_word_find (flags[i], -1, names, SGP_N_FLAGS);
    if (flag < 0)
      return FALSE;
    frame->flags |= 1 << flag;
  }
  return TRUE;
}

/* Fills @frame from a row; names the first cell that is wrong. */
static const char *
parse_row (SgFrame *frame, const SgRow *row)
{
#define NAME1(ID) #ID,
#define NAME2(ID, name) name,
  static const char *const sources[] = { SGP_SOURCE_LIST (NAME2) };
  static const char *const stances[] = { SG_STANCE_LIST (NAME2) };
  static const char *const acts[] = { SG_ACT_LIST (NAME1) };
#undef NAME1
#undef NAME2
  gint source = sgp_word_find (row->cells[1], -1, sources, SGP_N_SOURCES);
  gint stance = sgp_word_find (row->cells[2], -1, stances, SG_N_STANCES);
  gint act = sgp_word_find (row->cells[3], -1, acts, SG_N_ACTS);
  if (!parse_name (frame, row->cells[0]))
    return row->cells[0];
  if (source < 0 || stance < 0 || act < 0)
    return row->cells[source < 0 ? 1 : stance < 0 ? 2 : 3];
  frame->source = source;
  frame->stance = stance;
  frame->act = act;
  return parse_flags (frame, row->cells[4]) ? NULL : row->cells[4];
}

/* Puts a frame where look-ups by its head word find it. */
static void
index_frame (SgFrames *frames, SgFrame *frame)
{
  GHashTable *table = frames->by_lemma[frame->word];
  GPtrArray *same = g_hash_table_lookup (table, frame->words[frame->head]);
  if (same == NULL) {
    same = g_ptr_array_new ();
    g_hash_table_insert (table, frame->words[frame->head], same);
  }
  g_ptr_array_add (same, frame);
}

/* Reads the table of frames. */
static gboolean
load_frames (SgFrames *frames, const SgTable *table, GError **error)
{
  for (gint32 i = 0; i < sgp_table_get_n_rows (table); i++) {
    SgFrame *frame = g_new0 (SgFrame, 1);
    g_ptr_array_add (frames->frames, frame);
    const char *wrong = parse_row (frame, sgp_table_get_row (table, i));
    if (wrong != NULL) {
      sgp_table_error (table, i, error, "'%s' is not a value of its column", wrong);
      return FALSE;
    }
    index_frame (frames, frame);
  }
  return TRUE;
}

/* Checks the table of requests. */
static gboolean
load_requests (SgFrames *frames, GError **error)
{
  for (gint32 i = 0; i < sgp_table_get_n_rows (frames->requests); i++) {
    const char *stance = sgp_table_get_row (frames->requests, i)->cells[1];
    if (strcmp (stance, "blame") != 0 && strcmp (stance, "cooperate") != 0) {
      sgp_table_error (frames->requests, i, error, "blame or cooperate expected, got '%s'", stance);
      return FALSE;
    }
  }
  return TRUE;
}

SgFrames *
sgp_frames_new (const SgLexicon *lexicon, GError **error)
{
  static const char *const columns[] = { "frame", "source", "stance", "act", "flags", NULL };
  static const char *const request_columns[] = { "lemma", "stance", NULL };
  const SgTable *table = sgp_lexicon_get_table (lexicon, "frames", columns, error);
  const SgTable *requests = table == NULL ? NULL : sgp_lexicon_get_table (lexicon, "requests", request_columns, error);
  if (requests == NULL)
    return NULL;
  g_autoptr (SgFrames) frames = g_new0 (SgFrames, 1);
  frames->frames = g_ptr_array_new_with_free_func (frame_free);
  for (guint i = 0; i < SGP_N_WORDS; i++)
    frames->by_lemma[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  frames->requests = requests;
  if (!load_frames (frames, table, error) || !load_requests (frames, error))
    return NULL;
  return g_steal_pointer (&frames);
}

void
sgp_frames_free (SgFrames *frames)
{
  for (guint i = 0; i < SGP_N_WORDS; i++)
    g_hash_table_unref (frames->by_lemma[i]);
  g_ptr_array_unref (frames->frames);
  g_free (frames);
}

const GPtrArray *
sgp_frames_lookup (const SgFrames *frames, SgpWord word, const char *lemma)
{
  return g_hash_table_lookup (frames->by_lemma[word], lemma);
}

SgStance
sgp_frames_get_request (const SgFrames *frames, const char *lemma)
{
  gint32 row = sgp_table_find (frames->requests, lemma);
  if (row < 0)
    return SG_STANCE_NEUTRAL;
  const char *stance = sgp_table_get_row (frames->requests, row)->cells[1];
  return stance[0] == 'b' ? SG_STANCE_BLAME : SG_STANCE_COOPERATE;
}
