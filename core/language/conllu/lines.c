/* SPDX-License-Identifier: MIT
 *
 * The lines of one document of CoNLL-U in, sentences with tokens and words out.
 * Every value is checked before it is taken: columns, ids in sequence, heads
 * that make a tree. Left out are empty nodes (8.1), FEATS, DEPS and what MISC has
 * for others.
 *
 *     3	n't	not	PART	RB	_	4	advmod	_	SpaceAfter=No|StartChar=5
 *
 * Strings are the bytes of the lines, cut in place.
 */
#include "language/conllu/conllu-private.h"

#include <stancegraph/error.h>
#include <string.h>

typedef struct {
  SgpConllu *conllu;
  SgpConlluSentence sentence;   /* the one that is open */
  gint32 range_end;             /* last word of the open multiword token, or 0 */
  gint32 n_empty;               /* empty nodes behind the last word */
} Reading;

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
  return g_strchomp (value + strspn (value, " \t"));
}

/* "en", "en-GB", "eng" */
static gboolean
is_english (const char *language)
{
  return g_ascii_strncasecmp (language, "en", 2) == 0;
}

/* "meta::title" and its like; those of other tools are passed over. */
static gboolean
read_meta (SgpConllu *conllu, char *name, GError **error)
{
  const char *value;
  for (SgMeta meta = 0; meta < SG_N_META; meta++)
    if ((value = get_value (name, sg_meta_get_name (meta))) != NULL)
      conllu->meta[meta] = value;
  if ((value = get_value (name, "id")) != NULL && *value != '\0')
    conllu->exact_id = value;
  if ((value = get_value (name, "text")) != NULL)
    conllu->outside = value;
  if ((value = get_value (name, "language")) != NULL && !is_english (value))
    return sgp_conllu_fail (conllu, value, error, SG_ERROR_DATA, "meta::language: en expected, not '%s'", value);
  return TRUE;
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
  return sgp_conllu_fail (reading->conllu, name, error, SG_ERROR_DATA,
                          "paragraph_kind: prose, headline or item expected, not '%s'", name);
}

static gboolean
read_comment (Reading *reading, char *comment, GError **error)
{
  const char *value;
  SgpConllu *conllu = reading->conllu;
  comment += strspn (comment, " \t");
  if (g_str_has_prefix (comment, "meta::")) {
    return read_meta (conllu, comment + strlen ("meta::"), error);
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

/* The place of a value that can be told once, or NULL where others read it. */
static const char **
find_string (SgpMisc *misc, const char *key)
{
  if (strcmp (key, "SpacesAfter") == 0)
    return &misc->after;
  if (strcmp (key, "SpacesBefore") == 0)
    return &misc->before;
  return strcmp (key, "NER") == 0 || strcmp (key, "ner") == 0 ? &misc->label : NULL;
}

static gint32 *
find_number (SgpMisc *misc, const char *key)
{
  if (strcmp (key, "StartChar") == 0 || strcmp (key, "start_char") == 0)
    return &misc->start;
  return strcmp (key, "EndChar") == 0 || strcmp (key, "end_char") == 0 ? &misc->end : NULL;
}

/* One value of MISC, "Key=value". */
static gboolean
read_misc_value (const SgpConllu *conllu, SgpMisc *misc, char *pair, GError **error)
{
  char *value = strchr (pair, '=');
  if (*pair == '\0' || value == pair)
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_MISC, error, SG_ERROR_SYNTAX, "Key=value expected, not '%s'", pair);
  if (value == NULL)
    return TRUE;
  *value++ = '\0';
  const char **string = find_string (misc, pair);
  gint32 *number = find_number (misc, pair);
  if ((string != NULL && *string != NULL) || (number != NULL && *number >= 0))
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_MISC, error, SG_ERROR_DATA, "%s is there twice", pair);
  if (number != NULL && !read_number (value, number))
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_MISC, error, SG_ERROR_DATA, "%s: a number from 0 on expected, not '%s'",
                               pair, value);
  if (string != NULL)
    *string = value;
  if (strcmp (pair, "SpaceAfter") == 0)
    misc->joined = strcmp (value, "No") == 0;
  return TRUE;
}

static gboolean
read_misc (const SgpConllu *conllu, SgpMisc *misc, char *column, GError **error)
{
  *misc = (SgpMisc) { .start = -1, .end = -1 };
  for (char *pair = column, *next; pair != NULL; pair = next) {
    if ((next = strchr (pair, '|')) != NULL)
      *next++ = '\0';
    if (!read_misc_value (conllu, misc, pair, error))
      return FALSE;
  }
  return TRUE;
}

/* Cuts a line at its tabs. */
static gboolean
cut_columns (const SgpConllu *conllu, char *line, char **columns, GError **error)
{
  int n = 0;
  char *end = line + strlen (line), *last = line;       /* last: what stands too many, or where more is missing */
  for (char *at = line; at != NULL; n++) {
    char *tab = strchr (at, '\t');
    last = n <= SGP_CONLLU_N_COLUMNS ? at : last;
    if (tab != NULL)
      *tab = '\0';
    if (n < SGP_CONLLU_N_COLUMNS)
      columns[n] = at;
    at = tab != NULL ? tab + 1 : NULL;
  }
  if (n != SGP_CONLLU_N_COLUMNS)
    return sgp_conllu_fail (conllu, n < SGP_CONLLU_N_COLUMNS ? end : last, error, SG_ERROR_SYNTAX,
                            "%d columns parted by tabs expected, not %d", SGP_CONLLU_N_COLUMNS, n);
  for (SgpConlluColumn i = 0; i < SGP_CONLLU_N_COLUMNS; i++)
    if (*columns[i] == '\0')
      return sgp_conllu_fail_in (conllu, i, error, SG_ERROR_SYNTAX, "a value or _ expected, not nothing");
  return TRUE;
}

/* A word has no line ends and the like in it, and no blanks around. */
static gboolean
check_form (const SgpConllu *conllu, const char *form, GError **error)
{
  for (const char *at = form; *at != '\0'; at++)
    if (g_ascii_iscntrl (*at))
      return sgp_conllu_fail_in (conllu, SGP_CONLLU_FORM, error, SG_ERROR_DATA, "control character 0x%02x", (guchar) *at);
  if (*form == ' ' || form[strlen (form) - 1] == ' ')
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_FORM, error, SG_ERROR_DATA, "'%s' begins or ends with a blank", form);
  return TRUE;
}

static gboolean
read_upos (const SgpConllu *conllu, const char *name, SgUpos *upos, GError **error)
{
  for (*upos = 0; *upos < SG_N_UPOS; ++*upos)
    if (strcmp (name, sg_upos_get_name (*upos)) == 0)
      return TRUE;
  return sgp_conllu_fail_in (conllu, SGP_CONLLU_UPOS, error, SG_ERROR_DATA,
                             "a tag of Universal Dependencies expected, not '%s'", name);
}

/* The token of a word that is no part of a multiword token, or of that. */
static void
add_token (Reading *reading, const char *form, const SgpMisc *misc, gint32 n_words)
{
  SgpConllu *conllu = reading->conllu;
  SgpConlluToken token = { form, *misc, conllu->place, { (gint32) conllu->words->len, n_words } };
  g_array_append_val (conllu->tokens, token);
  reading->sentence.tokens.n++;
}

/* "3-4": words 3 and 4 are parts of what stands in the text. */
static gboolean
read_range (Reading *reading, char **columns, GError **error)
{
  const SgpConllu *conllu = reading->conllu;
  gint32 first, last, due = reading->sentence.words.n + 1;
  SgpMisc misc;
  char *dash = strchr (columns[SGP_CONLLU_ID], '-');
  *dash = '\0';
  gboolean is_range = read_number (columns[SGP_CONLLU_ID], &first) && read_number (dash + 1, &last);
  *dash = '-';
  if (!is_range || first != due || last <= first || last > SGP_CONLLU_MAX_WORDS || due <= reading->range_end)
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_ID, error, SG_ERROR_DATA, "%d expected, or a range from it, not '%s'", due,
                               columns[SGP_CONLLU_ID]);
  if (!check_form (conllu, columns[SGP_CONLLU_FORM], error) || !read_misc (conllu, &misc, columns[SGP_CONLLU_MISC], error))
    return FALSE;
  add_token (reading, columns[SGP_CONLLU_FORM], &misc, last - first + 1);
  reading->range_end = last;
  return TRUE;
}

/* The columns of a word that are not strings. */
static gboolean
read_values (const Reading *reading, char **columns, SgpConlluWord *word, GError **error)
{
  const SgpConllu *conllu = reading->conllu;
  gint32 id, due = reading->sentence.words.n + 1;
  if (due > SGP_CONLLU_MAX_WORDS)
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_ID, error, SG_ERROR_LIMIT, "sentence of more than %d words",
                               SGP_CONLLU_MAX_WORDS);
  if (!read_number (columns[SGP_CONLLU_ID], &id) || id != due)
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_ID, error, SG_ERROR_DATA, "%d expected, not '%s'", due,
                               columns[SGP_CONLLU_ID]);
  if (!check_form (conllu, word->form, error) || !read_upos (conllu, columns[SGP_CONLLU_UPOS], &word->upos, error))
    return FALSE;
  if (!read_number (columns[SGP_CONLLU_HEAD], &word->head))
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_HEAD, error, SG_ERROR_DATA, "the ID of a word or 0 expected, not '%s'",
                               columns[SGP_CONLLU_HEAD]);
  if (strcmp (word->deprel, "_") == 0)
    return sgp_conllu_fail_in (conllu, SGP_CONLLU_DEPREL, error, SG_ERROR_DATA, "a relation expected, not '_'");
  return read_misc (conllu, &word->misc, columns[SGP_CONLLU_MISC], error);
}

static gboolean
read_word (Reading *reading, char **columns, GError **error)
{
  SgpConllu *conllu = reading->conllu;
  SgpConlluWord word = { columns[SGP_CONLLU_FORM], columns[SGP_CONLLU_LEMMA], columns[SGP_CONLLU_XPOS],
                         columns[SGP_CONLLU_DEPREL], .place = conllu->place };
  if (!read_values (reading, columns, &word, error))
    return FALSE;
  conllu->has_names = conllu->has_names || word.misc.label != NULL;
  if (reading->sentence.words.n >= reading->range_end)
    add_token (reading, word.form, &word.misc, 1);
  g_array_append_val (conllu->words, word);
  reading->sentence.words.n++;
  reading->n_empty = 0;
  return TRUE;
}

/* "8.1", behind word 8: a word that is not in the text, and is passed over. */
static gboolean
pass_empty_node (Reading *reading, char *id, GError **error)
{
  gint32 word, number;
  char *dot = strchr (id, '.');
  *dot = '\0';
  gboolean is_next = read_number (id, &word) && read_number (dot + 1, &number) && word == reading->sentence.words.n
                     && number == reading->n_empty + 1;
  *dot = '.';
  if (!is_next)
    return sgp_conllu_fail_in (reading->conllu, SGP_CONLLU_ID, error, SG_ERROR_DATA, "%d or %d.%d expected, not '%s'",
                               reading->sentence.words.n + 1, reading->sentence.words.n, reading->n_empty + 1, id);
  reading->n_empty++;
  return TRUE;
}

static gboolean
read_row (Reading *reading, char *line, GError **error)
{
  char *columns[SGP_CONLLU_N_COLUMNS];
  if (!cut_columns (reading->conllu, line, columns, error))
    return FALSE;
  if (strchr (columns[SGP_CONLLU_ID], '.') != NULL)
    return pass_empty_node (reading, columns[SGP_CONLLU_ID], error);
  return strchr (columns[SGP_CONLLU_ID], '-') != NULL ? read_range (reading, columns, error) : read_word (reading, columns, error);
}

/* Begins the next sentence. */
static void
clear_sentence (Reading *reading)
{
  reading->range_end = reading->n_empty = 0;
  reading->sentence = (SgpConlluSentence) { .words = { (gint32) reading->conllu->words->len, 0 },
                                            .tokens = { (gint32) reading->conllu->tokens->len, 0 } };
}

static gboolean
end_sentence (Reading *reading, GError **error)
{
  if (reading->range_end > reading->sentence.words.n)
    return sgp_conllu_fail (reading->conllu, reading->conllu->place.start, error, SG_ERROR_DATA,
                            "word %d of a multiword token expected before the sentence ends", reading->sentence.words.n + 1);
  if (reading->sentence.words.n > 0) {
    if (!sgp_conllu_check_tree (reading->conllu, reading->sentence.words, error))
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
 * @conllu: a document of which only the line is set
 * @bytes: its lines, with a NUL behind them; they are cut up
 * @error: %SG_ERROR_SYNTAX, %SG_ERROR_DATA or %SG_ERROR_LIMIT
 *
 * Takes the lines apart; comments of a sentence stand before its words.
 *
 * Returns: whether all could be read; if not, the place says where
 */
gboolean
sgp_conllu_read_lines (SgpConllu *conllu, char *bytes, GError **error)
{
  Reading reading = { .conllu = conllu };
  guint64 line = conllu->place.line;
  clear_sentence (&reading);
  for (char *at = bytes, *next; at != NULL; at = next, line++) {
    if ((next = strchr (at, '\n')) != NULL)
      *next++ = '\0';
    conllu->place = (SgpConlluPlace) { line, at };
    if (!read_line (&reading, at, error))
      return FALSE;
  }
  return end_sentence (&reading, error);
}
