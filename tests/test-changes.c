/* SPDX-License-Identifier: MIT
 *
 * Corrections outlive whatever becomes of their article. One is made up, of
 * paragraphs that are known by number; fifty corrections are made at random;
 * then paragraphs move, go, come back and get other words, and are read with
 * other boundaries and speakers. Each time every correction is in force on a
 * statement of the paragraph that it was made in, or listed as orphaned.
 *
 *     3: "Later Bo Lee said that harbour mill seven ... ."     statement: harbour ... seven
 */
#include "check-store.h"
#include "edit-store.h"
#include "make-document.h"
#include "make-store.h"
#include "store/store-private.h"

#include <stancegraph/error.h>
#include <string.h>

#define N_PARAGRAPHS 40
#define N_CORRECTIONS 50
#define N_ROUNDS 12
#define MAX_WORDS 14

static const char *const names[] = { "Ann Ray", "Bo Lee", "Cy Dow", "Ida Moor", "Zoe Marr", "Ian Holt" };
static const char *const syllables[] = { "ka", "lo", "mi", "ner", "pu", "ro", "sal", "ti", "vo", "wen" };

/* A paragraph as it stands now; @twin has the same words as the one before. */
typedef struct {
  char *lead;                 /* what stands before the name */
  gint name, n_words;
  char *words[MAX_WORDS + 1]; /* the last is NULL */
  gboolean is_gone;
  gint32 start, end;          /* in the text */
} Paragraph;

typedef struct {
  StoreFixture fixture;
  GRand *rand;
  Paragraph paragraphs[N_PARAGRAPHS];
  gint order[N_PARAGRAPHS];
  GArray *homes;              /* of each correction the number of its paragraph */
} World;

static gint
roll (World *world, gint n)
{
  return g_rand_int_range (world->rand, 0, n);
}

static char *
make_word (World *world)
{
  const char *last = roll (world, 2) ? syllables[roll (world, 10)] : "s";
  return g_strconcat (syllables[roll (world, 10)], syllables[roll (world, 10)], last, NULL);
}

static void
make_paragraph (World *world, gint index)
{
  Paragraph *paragraph = &world->paragraphs[index];
  const Paragraph *before = paragraph - 1;
  gboolean twin = index % 10 == 9;
  g_autofree char *first = make_word (world), *second = make_word (world);
  paragraph->lead = g_strdup_printf ("%s %s", first, second);
  paragraph->name = twin ? before->name : roll (world, G_N_ELEMENTS (names));
  paragraph->n_words = twin ? before->n_words : 7 + roll (world, MAX_WORDS - 6);
  for (gint i = 0; i < paragraph->n_words; i++)
    paragraph->words[i] = twin ? g_strdup (before->words[i]) : make_word (world);
  world->order[index] = index;
}

/* The text as the paragraphs stand, which learn their places. */
static char *
write_text (World *world)
{
  GString *text = g_string_new ("A report.\n\n");
  for (gint i = 0; i < N_PARAGRAPHS; i++) {
    Paragraph *paragraph = &world->paragraphs[world->order[i]];
    paragraph->start = (gint32) text->len;
    if (!paragraph->is_gone) {
      g_string_append_printf (text, "%s %s said that", paragraph->lead, names[paragraph->name]);
      for (gint k = 0; k < paragraph->n_words; k++)
        g_string_append_printf (text, " %s", paragraph->words[k]);
      g_string_append (text, ".\n\n");
    }
    paragraph->end = (gint32) text->len;
  }
  return g_string_free (text, FALSE);
}

/* The words of a paragraph from one to another. */
static SgSpan
get_words (const Paragraph *paragraph, gint first, gint last)
{
  gint32 off = paragraph->end - 3;
  SgSpan span = { 0, 0 };
  for (gint i = paragraph->n_words - 1; i >= first; i--) {
    if (i == last)
      span.len = off;
    off -= (gint32) strlen (paragraph->words[i]) + (i > first);
  }
  return (SgSpan) { off, span.len - off };
}

/* What a pipeline reads in a paragraph: most statements, give or take words at
 * the ends, and mostly the right speaker. */
static void
read_paragraph (World *world, SgDocument *doc, const Paragraph *paragraph, gboolean first)
{
  if (paragraph->is_gone || (!first && roll (world, 100) < 12))
    return;
  gint from = !first && roll (world, 100) < 25 ? roll (world, 3) : 0;
  gint to = paragraph->n_words - 1 - (!first && roll (world, 100) < 25 ? roll (world, 3) : 0);
  gint speaker = !first && roll (world, 100) < 10 ? roll (world, G_N_ELEMENTS (names)) : paragraph->name;
  gint target = (speaker + 1 + roll (world, G_N_ELEMENTS (names) - 1)) % (gint) G_N_ELEMENTS (names);
  gint32 statement = make_statement_at (doc, get_words (paragraph, from, to), speaker);
  if (first || roll (world, 100) < 85)
    make_tie (doc, statement, speaker, SG_STANCE_BLAME, first ? (speaker + 1) % (gint) G_N_ELEMENTS (names) : target, 0.5);
}

static void
read_text (World *world, gboolean first)
{
  static int n_readings;
  g_autofree char *text = write_text (world), *pipeline = g_strdup_printf ("p%d", n_readings++);
  SgDocument *doc = make_document ("report", pipeline, text);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    make_entity (doc, SG_ENTITY_PERSON, names[i], NULL);
  for (gint i = 0; i < N_PARAGRAPHS; i++)
    read_paragraph (world, doc, &world->paragraphs[world->order[i]], first);
  store_take (world->fixture.store, doc);
  check_store (world->fixture.store);
}

/* The paragraph in which a statement of the newest version begins. */
static gint
find_home (World *world, gint64 statement)
{
  g_autofree char *sql = g_strdup_printf ("SELECT s.spans ->> '$[0][0]' FROM statement s JOIN document d ON d.id = s.document"
                                          " WHERE d.superseded_by IS NULL AND s.id = %d", (int) statement);
  gint64 off = get_number (world->fixture.store, sql);
  for (gint i = 0; i < N_PARAGRAPHS; i++)
    if (off >= world->paragraphs[i].start && off < world->paragraphs[i].end)
      return i;
  g_assert_not_reached ();
}

/* An id of a statement or tie of the newest version. */
static char *
pick (World *world, gboolean tie)
{
  SgStore *store = world->fixture.store;
#define NEWEST " JOIN document d ON d.id = s.document WHERE d.superseded_by IS NULL"
  const char *from = tie ? "SELECT %s FROM tie x JOIN statement s ON s.id = x.statement" NEWEST
                         : "SELECT %s FROM statement s JOIN statement x ON x.id = s.id" NEWEST;
#undef NEWEST
  g_autofree char *count = g_strdup_printf (from, "count(*)");
  g_autofree char *ids = g_strdup_printf (from, "x.id");
  g_autofree char *sql = g_strdup_printf ("%s ORDER BY x.id LIMIT 1 OFFSET %d", ids,
                                          roll (world, (gint) get_number (store, count)));
  return g_strdup_printf ("%c%d", tie ? 't' : 's', (int) get_number (store, sql));
}

/* One correction at random; those that are refused are not made. */
static void
correct (World *world)
{
  static const SgEditKind kinds[] = { SG_EDIT_CONFIRM, SG_EDIT_REJECT, SG_EDIT_SET_SPEAKER, SG_EDIT_SET_SPAN, SG_EDIT_ADD_TIE,
                                      SG_EDIT_SET_TARGET, SG_EDIT_SET_STANCE, SG_EDIT_CONFIRM, SG_EDIT_REJECT };
  SgStore *store = world->fixture.store;
  SgEdit edit = NO_EDIT;
  gint kind = roll (world, G_N_ELEMENTS (kinds));
  g_autofree char *id = pick (world, kind >= 5), *speaker = NULL, *words = NULL;
  const char *actors[] = { names[roll (world, G_N_ELEMENTS (names))], NULL, NULL };
  g_autoptr (GError) error = NULL;
  edit.kind = kinds[kind];
  edit.id = id;
  edit.actors = actors;
  edit.stance = SG_STANCE_COOPERATE;
  if (edit.kind == SG_EDIT_ADD_TIE) {
    g_autofree char *sql = g_strdup_printf ("SELECT l.actor FROM speaker p JOIN link l ON l.entity = p.entity"
                                            " WHERE p.statement = %s UNION ALL SELECT 1", id + 1);
    speaker = g_strdup_printf ("a%d", (int) get_number (store, sql));
    actors[1] = actors[0];
    actors[0] = speaker;
  }
  if (edit.kind == SG_EDIT_SET_SPAN) {
    const Paragraph *paragraph = &world->paragraphs[find_home (world, g_ascii_strtoll (id + 1, NULL, 10))];
    edit.words = words = g_strjoinv (" ", (char **) paragraph->words + 1);
  }
  gint64 made = sg_store_edit (store, &edit, &error);
  check_store (store);
  if (made == 0 || made <= (gint64) world->homes->len)
    return;                   /* refused, or said before */
  g_autofree char *about = g_strdup_printf ("SELECT statement FROM correction WHERE id = %d", (int) made);
  gint home = find_home (world, get_number (store, about));
  g_assert_cmpint (made, ==, world->homes->len + 1);
  g_array_append_val (world->homes, home);
}

/* Each correction is where it was made, or listed. */
static guint
check_corrections (World *world)
{
  guint n_orphaned = 0;
  for (guint i = 0; i < world->homes->len; i++) {
    g_autofree char *of = g_strdup_printf ("FROM correction WHERE id = %u", i + 1);
    g_autofree char *orphaned = g_strconcat ("SELECT status = 'orphaned' AND length (reason) > 5 ", of, NULL);
    g_autofree char *active = g_strconcat ("SELECT status = 'active' ", of, NULL);
    g_autofree char *statement = g_strconcat ("SELECT statement ", of, NULL);
    if (get_number (world->fixture.store, orphaned)) {
      n_orphaned++;
      continue;
    }
    g_assert_cmpint (get_number (world->fixture.store, active), ==, 1);
    gint home = find_home (world, get_number (world->fixture.store, statement));
    if (home != g_array_index (world->homes, gint, i))
      g_test_message ("c%u", i + 1);
    g_assert_cmpint (home, ==, g_array_index (world->homes, gint, i));
  }
  return n_orphaned;
}

/* Statements that somebody confirmed are there as long as their words are;
 * those that have a twin may be in doubt. */
static void
check_confirmed (World *world)
{
  for (guint i = 0; i < world->homes->len; i++) {
    if (g_array_index (world->homes, gint, i) % 10 >= 8)
      continue;
    g_autofree char *lost = g_strdup_printf ("SELECT count(*) FROM correction c JOIN document d ON d.key = c.document_key"
                                             " AND d.superseded_by IS NULL JOIN document_text x ON x.sha256 = d.text_sha256"
                                             " WHERE c.id = %u AND c.kind = 'confirm' AND c.tie IS NULL"
                                             " AND c.status = 'orphaned' AND instr (x.text, c.quote) > 0", i + 1);
    g_assert_cmpint (get_number (world->fixture.store, lost), ==, 0);
  }
}

static void
swap (gint *a, gint *b)
{
  gint c = *a;
  *a = *b;
  *b = c;
}

/* What an editor does to the article. */
static void
change (World *world)
{
  for (gint i = 0; i < 6; i++)
    swap (&world->order[roll (world, N_PARAGRAPHS)], &world->order[roll (world, N_PARAGRAPHS)]);
  for (gint i = 0; i < N_PARAGRAPHS; i++) {
    Paragraph *paragraph = &world->paragraphs[i];
    if (roll (world, 100) < 10)
      paragraph->is_gone = !paragraph->is_gone;
    gint word = roll (world, paragraph->n_words);
    if (roll (world, 100) < 15) {
      g_free (paragraph->words[word]);
      paragraph->words[word] = make_word (world);
    }
  }
}

static void
test_changes (gconstpointer seed)
{
  World world = { .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (seed)), .homes = g_array_new (FALSE, FALSE, sizeof (gint)) };
  store_set_up (&world.fixture, NULL);
  for (gint i = 0; i < N_PARAGRAPHS; i++)
    make_paragraph (&world, i);
  read_text (&world, TRUE);
  while (world.homes->len < N_CORRECTIONS)
    correct (&world);
  check_corrections (&world);
  for (gint i = 0; i < N_ROUNDS; i++) {
    change (&world);
    read_text (&world, FALSE);
    g_test_message ("%u orphaned", check_corrections (&world));
    check_confirmed (&world);
  }
  for (gint i = 0; i < N_PARAGRAPHS; i++) {
    g_free (world.paragraphs[i].lead);
    for (gint k = 0; k < world.paragraphs[i].n_words; k++)
      g_free (world.paragraphs[i].words[k]);
  }
  edit_tear_down (&world.fixture, NULL);
  g_array_unref (world.homes);
  g_rand_free (world.rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 8; seed++) {
    g_autofree char *path = g_strdup_printf ("/changes/seed %u", seed);
    g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_changes);
  }
  return g_test_run ();
}
