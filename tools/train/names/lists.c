/* SPDX-License-Identifier: MIT
 *
 * Tables of this project and gazetteers beside it in, the lists of a model
 * out: hashes of wordings with the classes they are of. No wording can be read
 * from them.
 */
#include "names.h"

#include "language/hash-private.h"

#include <stdlib.h>
#include <string.h>

/* Births of a name in one year that make it common, or a name at all. */
#define COMMON_NAME 1000
#define ANY_NAME 12

typedef struct {
  guint first, n;     /* spans */
  guint32 classes;
} Wording;

typedef struct {
  GString *text;
  GArray *spans, *wordings;
  SgLexicon *lexicon;
  const char *folder;
} Builder;

static void
add_span (Builder *builder, const char *start, gsize n)
{
  SgSpan span = { (gint32) builder->text->len, (gint32) n };
  g_string_append_len (builder->text, start, n);
  g_string_append_c (builder->text, ' ');
  g_array_append_val (builder->spans, span);
}

/* Enters a wording, cut into tokens as texts are. */
static void
add_wording (Builder *builder, const char *words, guint32 classes)
{
  Wording wording = { builder->spans->len, 0, classes };
  if (strpbrk (words, "(/[") != NULL || !g_utf8_validate (words, -1, NULL))
    return;
  if (g_ascii_strncasecmp (words, "the ", 4) == 0)
    words += 4;
  while (*words != '\0') {
    gsize n = strcspn (words, " -,'_");
    if (n > 0 && words[n] == '\'' && !(words[n + 1] == 's' && strchr (" -", words[n + 2]) != NULL))
      n += 1 + strcspn (words + n + 1, " -,_");
    if (n > 0)
      add_span (builder, words, n);
    words += n;
    if (*words == '\'')
      n = MAX (strcspn (words, " -"), 1);
    else
      n = *words != '\0';
    if (n > 0 && *words != ' ' && *words != '_')
      add_span (builder, words, n);
    words += n;
  }
  wording.n = builder->spans->len - wording.first;
  if (wording.n > 0)
    g_array_append_val (builder->wordings, wording);
}

/* Rows of a table whose column @kind (-1: any) is the name of one of the kinds. */
typedef struct {
  const char *table, *columns[3];
  const char *kind;
  guint32 classes;
} Source;

#define BIT(class) SGP_LISTED_BIT (SGP_LISTED_##class)

static const Source sources[] = {
  { "countries", { "wording", "country", "kind" }, "name", BIT (COUNTRY) },
  { "countries", { "wording", "country", "kind" }, "acronym", BIT (COUNTRY) | BIT (ACRONYM) },
  { "countries", { "wording", "country", "kind" }, "adjective", BIT (ADJECTIVE) },
  { "countries", { "wording", "country", "kind" }, "people", BIT (PEOPLE) },
  { "countries", { "wording", "country", "kind" }, "capital", BIT (CITY) },
  { "places", { "place", "country", "kind" }, "city", BIT (CITY) },
  { "places", { "place", "country", "kind" }, "word", BIT (CITY) | BIT (COMMON) },
  { "places", { "place", "country", "kind" }, "state", BIT (REGION) },
  { "places", { "place", "country", "kind" }, "region", BIT (REGION) },
  { "places", { "place", "country", "kind" }, "abbreviation", BIT (REGION) },
  { "places", { "place", "country", "kind" }, "adjective", BIT (ADJECTIVE) },
  { "titles", { "title", "gender", "role" }, NULL, BIT (TITLE) },
  { "roles", { "role", "gender", "same" }, NULL, BIT (ROLE) },
  { "groups", { "group", "entity", "type" }, NULL, BIT (GROUP) },
  { "first-names", { "first", "gender", "word" }, "", BIT (FIRST_NAME) },
  { "first-names", { "first", "gender", "word" }, "word", BIT (FIRST_NAME) | BIT (COMMON) },
};

static void
add_source (Builder *builder, const Source *source, GError **error)
{
  const char *columns[] = { source->columns[0], source->columns[1], source->columns[2], NULL };
  const SgTable *table = sgp_lexicon_get_table (builder->lexicon, source->table, columns, error);
  for (gint32 i = 0; table != NULL && i < sgp_table_get_n_rows (table); i++) {
    const SgRow *row = sgp_table_get_row (table, i);
    if (source->kind == NULL || strcmp (row->cells[2], source->kind) == 0)
      add_wording (builder, row->cells[0], source->classes);
  }
}

static guint32
find_word_class (const char *kind)
{
  static const struct { const char *kind; guint32 classes; } kinds[] = {
    { "organization", BIT (BODY_WORD) }, { "place", BIT (PLACE_WORD) }, { "thing", BIT (THING_WORD) },
    { "word", BIT (COMMON) }, { "stop", BIT (STOP) }, { "date", BIT (DATE) },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kind, kinds[i].kind) == 0)
      return kinds[i].classes;
  return 0;
}

static guint32
find_organisation_class (const char *kind)
{
  return strcmp (kind, "acronym") == 0                                    ? BIT (ACRONYM)
         : strcmp (kind, "people") == 0 || strcmp (kind, "adjective") == 0 ? BIT (MEMBERS)
                                                                           : BIT (ORGANISATION);
}

/* Tables of this project. */
static void
add_tables (Builder *builder)
{
  g_autoptr (GError) error = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (sources) && error == NULL; i++)
    add_source (builder, &sources[i], &error);
  const SgTable *words = sgp_lexicon_get_table (builder->lexicon, "name-words", (const char *const[]) { "word", "kind", NULL }, NULL);
  const SgTable *organisations = sgp_lexicon_get_table (
      builder->lexicon, "organisations", (const char *const[]) { "wording", "name", "type", "part_of", "kind", NULL }, NULL);
  const SgTable *surnames = sgp_lexicon_get_table (builder->lexicon, "surnames", (const char *const[]) { "surname", "word", NULL }, NULL);
  if (error != NULL || words == NULL || organisations == NULL || surnames == NULL)
    die ("%s", error != NULL ? error->message : "a table is missing");
  for (gint32 i = 0; i < sgp_table_get_n_rows (words); i++)
    add_wording (builder, sgp_table_get_row (words, i)->cells[0], find_word_class (sgp_table_get_row (words, i)->cells[1]));
  for (gint32 i = 0; i < sgp_table_get_n_rows (organisations); i++)
    add_wording (builder, sgp_table_get_row (organisations, i)->cells[0],
                 find_organisation_class (sgp_table_get_row (organisations, i)->cells[4]));
  for (gint32 i = 0; i < sgp_table_get_n_rows (surnames); i++)
    add_wording (builder, sgp_table_get_row (surnames, i)->cells[0],
                 BIT (SURNAME) | (*sgp_table_get_row (surnames, i)->cells[1] != '\0' ? BIT (COMMON) : 0));
}

/* Words of the language that tell of names about them. */
static void
add_words (Builder *builder)
{
  static const struct { guint32 classes; const char *words; } lists[] = {
    { BIT (IN), "in at from near outside throughout across inside to into through toward towards around" },
    { BIT (SPEECH), "said says say told tells added adds asked asks wrote writes tweeted thinks thought believes believed argued argues "
                    "insisted admitted warned noted explained recalled stated claimed announced who whose" },
    { BIT (SMALL), "a an the of in on at to for by and or but nor as up off per vs via with from over into is" },
    { BIT (THE), "the" },
    { BIT (TOWN_HAS), "city town village port province district region island mayor governor bishop archbishop residents inhabitants "
                      "outskirts suburbs suburb streets harbour harbor airport borders north south east west coast centre center council" },
    { BIT (DIRECTION), "north south east west northern southern eastern western central northeastern northwestern southeastern southwestern "
                       "upper lower mainland" },
    { BIT (MARK), "\" “ ‘ '' `` ' : • - – — * ; … ..." },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_auto (GStrv) words = g_strsplit (lists[i].words, " ", -1);
    for (char **word = words; *word != NULL; word++) {
      Wording wording = { builder->spans->len, 1, lists[i].classes };
      add_span (builder, *word, strlen (*word));
      g_array_append_val (builder->wordings, wording);
    }
  }
}

/* Calls @add with the columns of each line of a file but the first @skip. */
static void
read_rows (Builder *builder, const char *name, guint skip, void (*add) (Builder *, char **columns, guint n))
{
  g_autofree char *path = g_build_filename (builder->folder, "gazetteers", name, NULL), *text = read_file (path);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++) {
    g_auto (GStrv) columns = g_strsplit (*line, "\t", -1);
    if (skip > 0)
      skip--;
    else if (**line != '\0')
      add (builder, columns, g_strv_length (columns));
  }
}

static void
add_first_name (Builder *builder, char **columns, guint n)
{
  gint32 count = n < 3 ? 0 : MAX (atoi (columns[1]), atoi (columns[2]));
  if (count >= ANY_NAME)
    add_wording (builder, columns[0], count >= COMMON_NAME ? BIT (FIRST_NAME) : BIT (RARE_FIRST_NAME));
}

static void
add_territory (Builder *builder, char **columns, guint n)
{
  if (n > 2)
    add_wording (builder, columns[2], g_ascii_isdigit (*columns[0]) ? BIT (REGION) : BIT (COUNTRY));
}

static void
add_subdivision (Builder *builder, char **columns, guint n)
{
  if (n > 1)
    add_wording (builder, columns[1], BIT (REGION));
}

static void
add_person (Builder *builder, char **columns, guint n)
{
  if (n < 2 || strcmp (columns[1], "instance") != 0 || g_ascii_isdigit (*columns[0]))
    return;
  const char *last = g_strrstr (columns[0], " ");
  add_wording (builder, columns[0], BIT (FAMOUS));
  if (last != NULL && g_ascii_isupper (last[1]) && strlen (last) > 4)
    add_wording (builder, last + 1, BIT (FAMOUS));
}

static void
add_location (Builder *builder, char **columns, guint n)
{
  if (n > 1 && strcmp (columns[1], "instance") == 0)
    add_wording (builder, columns[0], BIT (LOCATION));
}

static void
add_group (Builder *builder, char **columns, guint n)
{
  if (n > 1 && strcmp (columns[1], "instance") == 0)
    add_wording (builder, columns[0], BIT (GROUP_NAME));
}

/* The classes of each hash, those of beginnings of longer wordings among them. */
static GHashTable *
sum_classes (const Builder *builder)
{
  g_autoptr (SgDocument) doc = sg_document_new ("lists", builder->text->str, builder->text->len, NULL);
  if (doc == NULL)
    die ("the lists are no text");
  g_autoptr (SgpVocabulary) vocabulary = sgp_vocabulary_new (doc, NULL);
  GHashTable *classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < builder->wordings->len; i++) {
    const Wording *wording = &g_array_index (builder->wordings, Wording, i);
    guint64 hash = 0;
    for (guint k = 0; k < wording->n; k++) {
      SgSpan span = g_array_index (builder->spans, SgSpan, wording->first + k);
      guint64 lower = sgp_vocabulary_get (vocabulary, sgp_vocabulary_enter (vocabulary, span))->lower;
      hash = k == 0 ? lower : sgp_hash_pair (hash, lower);
      guint32 old = GPOINTER_TO_UINT (g_hash_table_lookup (classes, &hash));
      guint32 new = old | (k + 1 < wording->n ? SGP_LISTED_BIT (SGP_LISTED_PREFIX) : wording->classes);
      g_hash_table_insert (classes, g_memdup2 (&hash, sizeof hash), GUINT_TO_POINTER (new));
    }
  }
  return classes;
}

static gint
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 x = **(const guint64 *const *) a, y = **(const guint64 *const *) b;
  return x < y ? -1 : x > y;
}

/* The number of a set of classes. */
static guint32
find_set (GArray *sets, GHashTable *numbers, guint32 set)
{
  gpointer number = g_hash_table_lookup (numbers, GUINT_TO_POINTER (set));
  if (number == NULL) {
    g_array_append_val (sets, set);
    number = GUINT_TO_POINTER (sets->len);
    g_hash_table_insert (numbers, GUINT_TO_POINTER (set), number);
  }
  return GPOINTER_TO_UINT (number) - 1;
}

static void
pack (GHashTable *classes, GByteArray **slots, GByteArray **sets, SgpNameLists *lists)
{
  guint n, size = 16;
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (classes, &n);
  qsort (keys, n, sizeof *keys, compare_hashes);
  while (size < n + n / 3)
    size *= 2;
  GArray *set_array = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 *table = g_new0 (guint32, size);
  find_set (set_array, numbers, 0);
  for (guint i = 0; i < n; i++) {
    guint64 hash = *(guint64 *) keys[i];
    guint32 slot = (guint32) hash & (size - 1), tag = (guint16) (hash >> 32);
    guint32 set = find_set (set_array, numbers, GPOINTER_TO_UINT (g_hash_table_lookup (classes, &hash)));
    while (table[slot] != 0)
      slot = (slot + 1) & (size - 1);
    table[slot] = set << 16 | tag;
  }
  *lists = (SgpNameLists) { table, (const guint32 *) (const void *) set_array->data, size - 1, set_array->len };
  g_print ("lists: %u wordings, %u slots, %u sets\n", n, size, set_array->len);
  *slots = g_byte_array_new_take ((guint8 *) table, size * sizeof *table);
  *sets = g_byte_array_new_take ((guint8 *) set_array->data, set_array->len * sizeof (guint32));
  g_array_free (set_array, FALSE);
}

void
lists_make (const char *folder, GByteArray **slots, GByteArray **sets, SgpNameLists *lists)
{
  g_autoptr (GError) error = NULL;
  Builder builder = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (SgSpan)),
                      g_array_new (FALSE, FALSE, sizeof (Wording)), sg_lexicon_new (&error), folder };
  if (builder.lexicon == NULL)
    die ("%s", error->message);
  add_tables (&builder);
  add_words (&builder);
  read_rows (&builder, "first-names.tsv.gz", 1, add_first_name);
  read_rows (&builder, "cldr-territories.tsv", 1, add_territory);
  read_rows (&builder, "cldr-subdivisions.tsv", 1, add_subdivision);
  read_rows (&builder, "wordnet-person.tsv.gz", 0, add_person);
  read_rows (&builder, "wordnet-location.tsv.gz", 0, add_location);
  read_rows (&builder, "wordnet-group.tsv.gz", 0, add_group);
  g_autoptr (GHashTable) classes = sum_classes (&builder);
  pack (classes, slots, sets, lists);
  g_string_free (builder.text, TRUE);
  g_array_unref (builder.spans);
  g_array_unref (builder.wordings);
  sg_lexicon_unref (builder.lexicon);
}
