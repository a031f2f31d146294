/* SPDX-License-Identifier: MIT
 *
 * The lines of one document of CoNLL-U in, sentences with tokens and words out.
 * Every value is checked before it is taken: columns, ids in sequence, heads
 * inside the sentence, one root, no cycle. Left out are empty nodes (8.1), FEATS,
 * DEPS and what MISC has for others.
 *
 *     3	n't	not	PART	RB	_	4	advmod	_	SpaceAfter=No|StartChar=5
 *
 * Strings are the bytes of the lines, cut in place.
 */
#include "language/conllu-private.h"

#include <stancegraph/error.h>
#include <string.h>

#define N_COLUMNS 10

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };
static const char *const column_names[N_COLUMNS] = { "ID", "FORM", "LEMMA", "UPOS", "XPOS",
                                                     "FEATS", "HEAD", "DEPREL", "DEPS", "MISC" };

typedef struct {
  SgpConllu *conllu;
  SgpConlluSentence sentence;   /* the one that is open */
  gint32 range_end;             /* last word of the open multiword token, or 0 */
} Reading;

gboolean
sgp_conllu_fail (GError **error, int code, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SG_ERROR, code, message);
  return FALSE;
}

/* A number from 0 on, of digits alone. */
static gboolean
read_number (const char *string, gint32 *number)
{
  guint64 value;
  if (!g_ascii_string_to_unsigned (string, 10, 0, G_MAXINT32, &value, NULL) || !g_ascii_isdigit (*string))
    return FALSE;
  *number = (gint32) value;
  return TRUE;
}

/* "key = value" or "key": the value without blanks around, "" where there is
 * none; NULL where it is another key. */
static const char *
get_value (char *comment, const char *key)
{
  gsize length = strlen (key);
  if (strncmp (comment, key, length) != 0 || (comment[length] != '\0' && strchr (" \t=", comment[length]) == NULL))
    return NULL;
  char *value = comment + length;
  value += strspn (value, " \t");
  if (*value == '=')
    value++;
  return g_strstrip (value);
}

/* "meta::title" and its like; those of other tools are passed over. */
static void
read_meta (SgpConllu *conllu, char *name)
{
  const char *value;
  for (SgMeta meta = 0; meta < SG_N_META; meta++)
    if ((value = get_value (name, sg_meta_get_name (meta))) != NULL)
      conllu->meta[meta] = value;
  if ((value = get_value (name, "id")) != NULL && *value != '\0')
    conllu->exact_id = value;
  if ((value = get_value (name, "language")) != NULL)
    conllu->language = value;
  if ((value = get_value (name, "text")) != NULL)
    conllu->outside = value;
}

static gboolean
read_kind (Reading *reading, const char *name, GError **error)
{
  for (SgParagraphKind kind = 0; kind < SG_N_PARAGRAPHS; kind++)
    if (kind != SG_PARAGRAPH_ASIDE && strcmp (name, sg_paragraph_kind_get_name (kind)) == 0) {
      reading->sentence.kind = kind;
      reading->conllu->has_kinds = TRUE;
      return TRUE;
    }
  return sgp_conllu_fail (error, SG_ERROR_DATA, "paragraph_kind: prose, headline or item expected, not '%s'", name);
}

static gboolean
read_comment (Reading *reading, char *comment, GError **error)
{
  const char *value;
  SgpConllu *conllu = reading->conllu;
  comment += strspn (comment, " \t");
  if (g_str_has_prefix (comment, "meta::")) {
    read_meta (conllu, comment + strlen ("meta::"));
  } else if ((value = get_value (comment, "newpar")) != NULL) {
    reading->sentence.newpar = conllu->has_newpars = TRUE;
  } else if ((value = get_value (comment, "text")) != NULL) {
    reading->sentence.text = *value != '\0' ? value : NULL;
  } else if ((value = get_value (comment, "paragraph_kind")) != NULL) {
    return read_kind (reading, value, error);
  } else if ((value = get_value (comment, "generator")) != NULL) {
    conllu->is_own = get_value ((char *) value, SGP_CONLLU_GENERATOR) != NULL;
  } else if ((value = get_value (comment, "newdoc")) != NULL) {
    value = get_value ((char *) value, "id");
    if (value != NULL && *value != '\0' && conllu->id == NULL)
      conllu->id = value;
  }
  return TRUE;
}

/* One value of MISC, "Key=value". */
static gboolean
read_misc_value (SgpMisc *misc, char *pair, GError **error)
{
  char *value = strchr (pair, '=');
  gint32 *number = NULL;
  if (value == NULL)
    return TRUE;
  *value++ = '\0';
  if (strcmp (pair, "SpaceAfter") == 0)
    misc->joined = strcmp (value, "No") == 0;
  else if (strcmp (pair, "SpacesAfter") == 0)
    misc->after = value;
  else if (strcmp (pair, "SpacesBefore") == 0)
    misc->before = value;
  else if (strcmp (pair, "NER") == 0 || strcmp (pair, "ner") == 0)
    misc->label = value;
  else if (strcmp (pair, "StartChar") == 0 || strcmp (pair, "start_char") == 0)
    number = &misc->start;
  else if (strcmp (pair, "EndChar") == 0 || strcmp (pair, "end_char") == 0)
    number = &misc->end;
  if (number != NULL && !read_number (value, number))
    return sgp_conllu_fail (error, SG_ERROR_DATA, "%s: a number from 0 on expected, not '%s'", pair, value);
  return TRUE;
}

static gboolean
read_misc (SgpMisc *misc, char *column, GError **error)
{
  *misc = (SgpMisc) { .start = -1, .end = -1 };
  for (char *pair = column, *next; pair != NULL; pair = next) {
    if ((next = strchr (pair, '|')) != NULL)
      *next++ = '\0';
    if (!read_misc_value (misc, pair, error))
      return FALSE;
  }
  return TRUE;
}

/* Cuts a line at its tabs. */
static gboolean
cut_columns (char *line, char **columns, GError **error)
{
  int n = 0;
  for (char *at = line; at != NULL; n++) {
    char *tab = strchr (at, '\t');
    if (tab != NULL)
      *tab = '\0';
    if (n < N_COLUMNS)
      columns[n] = at;
    at = tab != NULL ? tab + 1 : NULL;
  }
  if (n != N_COLUMNS)
    return sgp_conllu_fail (error, SG_ERROR_SYNTAX, "%d columns parted by tabs expected, not %d", N_COLUMNS, n);
  for (int i = 0; i < N_COLUMNS; i++)
    if (*columns[i] == '\0')
      return sgp_conllu_fail (error, SG_ERROR_SYNTAX, "%s is empty: a value or _ expected", column_names[i]);
  return TRUE;
}

/* A word has no line ends and the like in it, and no blanks around. */
static gboolean
check_form (const char *form, GError **error)
{
  for (const char *at = form; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return sgp_conllu_fail (error, SG_ERROR_DATA, "FORM: control character 0x%02x", (guchar) *at);
  if (*form == ' ' || form[strlen (form) - 1] == ' ')
    return sgp_conllu_fail (error, SG_ERROR_DATA, "FORM: '%s' begins or ends with a blank", form);
  return TRUE;
}

static gboolean
read_upos (const char *name, SgUpos *upos, GError **error)
{
  for (*upos = 0; *upos < SG_N_UPOS; ++*upos)
    if (strcmp (name, sg_upos_get_name (*upos)) == 0)
      return TRUE;
  return sgp_conllu_fail (error, SG_ERROR_DATA, "UPOS: a tag of Universal Dependencies expected, not '%s'", name);
}

/* The token of a word that is no part of a multiword token, or of that. */
static void
add_token (Reading *reading, const char *form, const SgpMisc *misc, gint32 n_words)
{
  SgpConllu *conllu = reading->conllu;
  SgpConlluToken token = { form, *misc, conllu->line, { (gint32) conllu->words->len, n_words } };
  g_array_append_val (conllu->tokens, token);
  reading->sentence.tokens.n++;
}

/* "3-4": words 3 and 4 are parts of what stands in the text. */
static gboolean
read_range (Reading *reading, char **columns, GError **error)
{
  gint32 first, last, due = reading->sentence.words.n + 1;
  SgpMisc misc;
  char *dash = strchr (columns[ID], '-');
  *dash = '\0';
  if (!read_number (columns[ID], &first) || !read_number (dash + 1, &last) || first != due || last <= first
      || last > SGP_CONLLU_MAX_WORDS || due <= reading->range_end)
    return sgp_conllu_fail (error, SG_ERROR_DATA, "ID: %d expected, or a range from it, not '%s-%s'", due, columns[ID],
                            dash + 1);
  if (!check_form (columns[FORM], error) || !read_misc (&misc, columns[MISC], error))
    return FALSE;
  add_token (reading, columns[FORM], &misc, last - first + 1);
  reading->range_end = last;
  return TRUE;
}

static gboolean
read_word (Reading *reading, char **columns, GError **error)
{
  gint32 id, due = reading->sentence.words.n + 1;
  SgpConlluWord word = { columns[FORM], columns[LEMMA], columns[XPOS], columns[DEPREL], .line = reading->conllu->line };
  if (due > SGP_CONLLU_MAX_WORDS)
    return sgp_conllu_fail (error, SG_ERROR_LIMIT, "sentence of more than %d words", SGP_CONLLU_MAX_WORDS);
  if (!read_number (columns[ID], &id) || id != due)
    return sgp_conllu_fail (error, SG_ERROR_DATA, "ID: %d expected, not '%s'", due, columns[ID]);
  if (!read_number (columns[HEAD], &word.head))
    return sgp_conllu_fail (error, SG_ERROR_DATA, "HEAD: the ID of a word or 0 expected, not '%s'", columns[HEAD]);
  if (strcmp (columns[DEPREL], "_") == 0)
    return sgp_conllu_fail (error, SG_ERROR_DATA, "DEPREL: a relation expected, not '_'");
  if (!check_form (word.form, error) || !read_upos (columns[UPOS], &word.upos, error)
      || !read_misc (&word.misc, columns[MISC], error))
    return FALSE;
  reading->conllu->has_names = reading->conllu->has_names || word.misc.label != NULL;
  if (due > reading->range_end)
    add_token (reading, word.form, &word.misc, 1);
  g_array_append_val (reading->conllu->words, word);
  reading->sentence.words.n++;
  return TRUE;
}

/* "8.1": a word that is not in the text. */
static gboolean
is_empty_node (const char *id)
{
  gsize digits = strspn (id, "0123456789");
  return digits > 0 && id[digits] == '.' && g_ascii_isdigit (id[digits + 1])
         && id[digits + 1 + strspn (id + digits + 1, "0123456789")] == '\0';
}

static gboolean
read_row (Reading *reading, char *line, GError **error)
{
  char *columns[N_COLUMNS];
  if (!cut_columns (line, columns, error))
    return FALSE;
  if (is_empty_node (columns[ID]))
    return TRUE;
  return strchr (columns[ID], '-') != NULL ? read_range (reading, columns, error) : read_word (reading, columns, error);
}

/* Whether heads make a tree: one root, and every way up leads there. */
static gboolean
check_tree (Reading *reading, GError **error)
{
  gint32 n = reading->sentence.words.n, root = 0;
  const SgpConlluWord *words = SGP_CONLLU_ROWS (const SgpConlluWord, reading->conllu->words) + reading->sentence.words.first;
  gint32 seen[SGP_CONLLU_MAX_WORDS + 1];        /* on which way up, from 1 */
  memset (seen, 0, sizeof *seen * ((gsize) n + 1));
  for (gint32 i = 1; i <= n; i++) {
    reading->conllu->line = words[i - 1].line;
    if (words[i - 1].head > n)
      return sgp_conllu_fail (error, SG_ERROR_DATA, "HEAD: 0 to %d expected, not %d", n, words[i - 1].head);
    if (words[i - 1].head == 0 && root > 0)
      return sgp_conllu_fail (error, SG_ERROR_DATA, "HEAD: a second root, after word %d", root);
    root = words[i - 1].head == 0 ? i : root;
  }
  for (gint32 i = 1; i <= n; i++) {
    gint32 at = i;
    for (; at != 0 && seen[at] == 0; at = words[at - 1].head)
      seen[at] = i;
    reading->conllu->line = words[i - 1].line;
    if (at != 0 && seen[at] == i)
      return sgp_conllu_fail (error, SG_ERROR_DATA, "HEAD: word %d hangs on itself, by a cycle", at);
  }
  return TRUE;
}

/* Begins the next sentence. */
static void
clear_sentence (Reading *reading)
{
  reading->range_end = 0;
  reading->sentence = (SgpConlluSentence) { .words = { (gint32) reading->conllu->words->len, 0 },
                                            .tokens = { (gint32) reading->conllu->tokens->len, 0 } };
}

static gboolean
end_sentence (Reading *reading, GError **error)
{
  if (reading->range_end > reading->sentence.words.n)
    return sgp_conllu_fail (error, SG_ERROR_DATA, "ID: word %d of a multiword token expected before the sentence ends",
                            reading->sentence.words.n + 1);
  if (reading->sentence.words.n > 0) {
    if (!check_tree (reading, error))
      return FALSE;
    g_array_append_val (reading->conllu->sentences, reading->sentence);
    clear_sentence (reading);
  }
  return TRUE;
}

static gboolean
read_line (Reading *reading, char *line, GError **error)
{
  gsize length = strlen (line);
  if (length > 0 && line[length - 1] == '\r')
    line[--length] = '\0';
  if (*line == '#')
    return read_comment (reading, line + 1, error);
  return strspn (line, " \t") == length ? end_sentence (reading, error) : read_row (reading, line, error);
}

/**
 * sgp_conllu_read_lines:
 * @conllu: a document of which only @line is set
 * @bytes: its lines, with a NUL behind them; they are cut up
 * @error: %SG_ERROR_SYNTAX, %SG_ERROR_DATA or %SG_ERROR_LIMIT
 *
 * Takes the lines apart; comments of a sentence stand before its words.
 *
 * Returns: whether all could be read; if not, the line says where
 */
gboolean
sgp_conllu_read_lines (SgpConllu *conllu, char *bytes, GError **error)
{
  Reading reading = { .conllu = conllu };
  guint64 line = conllu->line;
  clear_sentence (&reading);
  for (char *at = bytes, *next; at != NULL; at = next, line++) {
    if ((next = strchr (at, '\n')) != NULL)
      *next++ = '\0';
    conllu->line = line;
    if (!read_line (&reading, at, error))
      return FALSE;
  }
  return end_sentence (&reading, error);
}
