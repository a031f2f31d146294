/* SPDX-License-Identifier: MIT
 *
 * Words to look for become conditions of SQL for documents, for statements
 * and for ties; all of the words have to be there, in any order.
 *
 *     water -board "joint patrols" immigra*
 *     ->  MATCH '"water" "-board" "joint patrols"'  and  sg_begins (text, 'immigra')
 *
 * A phrase in quotation marks is one word here. Every word goes to FTS5 as a
 * string, so that nothing in it is syntax: FTS5 cuts "-board" at what is no
 * letter or digit, as it did with the text. The indexes hold English stems, so
 * that "blame" finds "blames"; a beginning ("immigra*") therefore cannot be
 * looked up there, the stem being "immigr", and is looked for in the text.
 *
 * Evidence has no index of its own: that of ties in articles that have all the
 * words is put into a temporary one, which compares words as the others do.
 */
#include "schema-private.h"
#include "store-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* More words than a person types would only make slow or too deep queries. */
#define MAX_WORDS 100

/* @match: an FTS5 expression, empty where there are only beginnings.
 * @beginnings: as sgp_word_fold() makes them. */
struct _SgpSearch {
  GString *match;
  GPtrArray *beginnings;
};

/* Where one of our three kinds of row has its words; in the tables themselves,
 * since a query may put something else, without words, before their names. */
static const struct {
  const char *id, *index, *text;
} places[SGP_N_SEARCHED] = {
  [SGP_SEARCH_DOCUMENTS] = { "d.id", "article_text",
                             "(SELECT coalesce (title || ' ', '') || text FROM article WHERE article.id = d.id)" },
  [SGP_SEARCH_STATEMENTS] = { "s.id", "statement_text", "(SELECT content FROM main.statement WHERE id = s.id)" },
  [SGP_SEARCH_TIES] = { "t.id", "tie_text", "(SELECT x.content || ' ' || y.evidence FROM main.tie y"
                        " JOIN main.statement x ON x.id = y.statement WHERE y.id = t.id)" },
};

/* A string of FTS5, in which nothing is syntax. */
static void
append_string (GString *match, const char *words, gsize length)
{
  g_string_append (match, match->len > 0 ? " \"" : "\"");
  for (gsize i = 0; i < length; i++)
    g_string_append (match, words[i] == '"' ? "\"\"" : (char[]) { words[i], '\0' });
  g_string_append_c (match, '"');
}

/* The start of the last run of word characters in words that end in one. */
static const char *
find_last_run (const char *words, const char *end)
{
  const char *p = end;
  while (p > words && sgp_word_has_char (g_utf8_get_char (g_utf8_prev_char (p))))
    p = g_utf8_prev_char (p);
  return p;
}

/* Whether there is more than accents and punctuation. */
static gboolean
has_word (const char *words, gsize length)
{
  for (const char *p = words; p < words + length; p = g_utf8_next_char (p))
    if (sgp_word_has_char (g_utf8_get_char (p)) && !g_unichar_ismark (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* Adds one word or phrase; a '*' behind a word makes it a beginning. Of
 * "half-tim*" only the last part is one. */
static void
add_word (SgpSearch *search, const char *words, gsize length, gboolean phrase)
{
  const char *end = words + length;
  if (!phrase && length > 1 && end[-1] == '*') {
    end--;
    const char *run = find_last_run (words, end);
    if (has_word (run, (gsize) (end - run))) {
      g_ptr_array_add (search->beginnings, sgp_word_fold (run, (gsize) (end - run)));
      end = run;
    }
  }
  if (has_word (words, (gsize) (end - words)))
    append_string (search->match, words, (gsize) (end - words));
}

/* The end of the word or phrase at @words. A quotation mark opens a phrase
 * where a word may begin and another one follows. */
static const char *
find_end (const char *words, gboolean *phrase)
{
  const char *close = words[0] == '"' ? strchr (words + 1, '"') : NULL;
  *phrase = close != NULL;
  if (*phrase)
    return close;
  while (*words != '\0' && !g_unichar_isspace (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);
  return words;
}

/* How many runs of word characters there are, whatever stands between them. */
static guint
count_words (const char *words)
{
  guint n = 0;
  gboolean inside = FALSE;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p)) {
    gboolean word = sgp_word_has_char (g_utf8_get_char (p));
    n += word && !inside;
    inside = word;
  }
  return n;
}

/* NULL with an error where there is no word to look for, or more than a query
 * can take. @words are UTF-8. */
SgpSearch *
sgp_search_new (const char *words, GError **error)
{
  if (count_words (words) > MAX_WORDS) {
    g_set_error (error, SG_ERROR, SG_ERROR_LIMIT, "text: more than %d words to look for", MAX_WORDS);
    return NULL;
  }
  g_autoptr (SgpSearch) search = g_new0 (SgpSearch, 1);
  search->match = g_string_new (NULL);
  search->beginnings = g_ptr_array_new_with_free_func (g_free);
  for (const char *p = words; *p != '\0';) {
    gboolean phrase;
    const char *end = find_end (p, &phrase);
    add_word (search, p + phrase, (gsize) (end - p - phrase), phrase);
    p = *end != '\0' ? g_utf8_next_char (end) : end;
  }
  if (search->match->len > 0 || search->beginnings->len > 0)
    return g_steal_pointer (&search);
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "text: '%s' has no word to look for", words);
  return NULL;
}

void
sgp_search_free (SgpSearch *search)
{
  g_string_free (search->match, TRUE);
  g_ptr_array_unref (search->beginnings);
  g_free (search);
}

/* Indexes content and evidence of the ties that may fit: those in articles
 * that have all words, or of statements that do. */
static gboolean
index_ties (SgStore *store, const SgpSearch *search, GError **error)
{
  char *sql = sqlite3_mprintf (
    "DROP TABLE IF EXISTS temp.tie_text;"
    "CREATE VIRTUAL TABLE temp.tie_text USING fts5 (content, evidence, content = '', tokenize = " SGP_STORE_TOKENIZER ");"
    "INSERT INTO temp.tie_text (rowid, content, evidence) SELECT t.id, s.content, t.evidence"
    " FROM tie t JOIN statement s ON s.id = t.statement"
    " WHERE s.document IN (SELECT rowid FROM article_text WHERE article_text MATCH %Q)"
    " OR s.id IN (SELECT rowid FROM statement_text WHERE statement_text MATCH %Q)", search->match->str, search->match->str);
  gboolean done = sgp_sql_script (store, sql, error);
  sqlite3_free (sql);
  return done;
}

/* Makes ready what the conditions below use. */
gboolean
sgp_search_prepare (SgStore *store, const SgpSearch *search, GError **error)
{
  return (search->beginnings->len == 0 || sgp_words_register (store, error))
         && (search->match->len == 0 || index_ties (store, search, error));
}

/* Appends SQL, made by sqlite3_mprintf(), whose %Q quotes a string. */
static void
append_sql (GString *sql, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  char *text = sqlite3_vmprintf (format, args);
  va_end (args);
  g_string_append (sql, text);
  sqlite3_free (text);
}

/* Conditions on the rows of a kind, each with AND before it. */
void
sgp_search_append (const SgpSearch *search, SgpSearched kind, GString *sql)
{
  if (search->match->len > 0)
    append_sql (sql, " AND %s IN (SELECT rowid FROM %s WHERE %s MATCH %Q)", places[kind].id, places[kind].index,
                places[kind].index, search->match->str);
  for (guint i = 0; i < search->beginnings->len; i++)
    append_sql (sql, " AND sg_begins (%s, %Q) > 0", places[kind].text, g_ptr_array_index (search->beginnings, i));
}

/* An expression for a passage of document d with words found in brackets. */
void
sgp_search_append_passage (const SgpSearch *search, GString *sql)
{
  if (search->match->len > 0)
    append_sql (sql, "(SELECT snippet (article_text, -1, '[', ']', '…', 14) FROM article_text"
                " WHERE article_text MATCH %Q AND rowid = d.id)", search->match->str);
  else
    append_sql (sql, "sg_passage (%s, %Q)", places[SGP_SEARCH_DOCUMENTS].text,
                g_ptr_array_index (search->beginnings, 0));
}
