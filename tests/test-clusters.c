/* SPDX-License-Identifier: MIT
 *
 * What raw text told of words: the table of a model made here, damaged ones,
 * and the table that is built in.
 */
#include "language/clusters-private.h"
#include "language/vocabulary-private.h"

#include <stancegraph/error.h>
#include <string.h>

#define N_ENTRIES 4

/* A model of two sections: the header, their table, and 64 bytes for each. */
typedef struct {
  SgpModelHeader header;
  SgpModelSection table[2];
  guint8 space[SGP_MODEL_ALIGN - (sizeof (SgpModelHeader) + 2 * sizeof (SgpModelSection)) % SGP_MODEL_ALIGN];
  guint32 entries[N_ENTRIES];
  guint8 more_space[SGP_MODEL_ALIGN - N_ENTRIES * sizeof (guint32)];
  guint16 paths[2];
} Made;

static Made
make (void)
{
  Made made = { .header = { SGP_MODEL_MAGIC, SGP_MODEL_VERSION, 2, sizeof made, 0 },
                .table = { { "words/entries", G_STRUCT_OFFSET (Made, entries), sizeof made.entries },
                           { "words/paths", G_STRUCT_OFFSET (Made, paths), sizeof made.paths } },
                .paths = { 0x8000, 0xC000 } };
  return made;
}

/* A hash with a tag that begins at the slot. */
static guint64
make_hash (guint32 tag, guint32 slot)
{
  return (guint64) tag << SGP_CLUSTERS_TAG_SHIFT | slot;
}

static guint32
make_entry (guint32 tag, guint32 cluster, SgpCase casing)
{
  return tag << SGP_CLUSTERS_ENTRY_SHIFT | cluster << SGP_CASE_BITS | casing;
}

static SgpClusters
open_made (const Made *made)
{
  SgpModel model;
  SgpClusters clusters;
  g_assert_true (sgp_model_open (&model, (const guint8 *) made, sizeof *made, NULL));
  g_assert_true (sgp_clusters_open (&clusters, &model, NULL));
  return clusters;
}

static void
assert_use (SgpWordUse use, guint16 cluster, guint16 path, SgpCase casing)
{
  g_assert_cmpuint (use.cluster, ==, cluster);
  g_assert_cmpuint (use.path, ==, path);
  g_assert_cmpuint (use.casing, ==, casing);
}

/* Of words that begin at the same slot the later one stands behind, and the
 * table goes on at its beginning. */
static void
test_find (void)
{
  Made made = make ();
  made.entries[3] = make_entry (7, 1, SGP_CASE_LOWER);
  made.entries[0] = make_entry (8, 2, SGP_CASE_UPPER);
  SgpClusters clusters = open_made (&made);
  assert_use (sgp_clusters_find (&clusters, make_hash (7, 3)), 1, 0x8000, SGP_CASE_LOWER);
  assert_use (sgp_clusters_find (&clusters, make_hash (8, 3)), 2, 0xC000, SGP_CASE_UPPER);
  assert_use (sgp_clusters_find (&clusters, make_hash (9, 3)), 0, 0, SGP_CASE_UNKNOWN);
  assert_use (sgp_clusters_find (&clusters, make_hash (7, 1)), 0, 0, SGP_CASE_UNKNOWN);
}

/* A cluster that is none, and a table without an end. */
static void
test_damaged (void)
{
  Made made = make ();
  for (guint i = 0; i < N_ENTRIES; i++)
    made.entries[i] = make_entry (7, SGP_MAX_CLUSTERS - 1, SGP_CASE_BOTH);
  SgpClusters clusters = open_made (&made);
  assert_use (sgp_clusters_find (&clusters, make_hash (7, 3)), 0, 0, SGP_CASE_BOTH);
  assert_use (sgp_clusters_find (&clusters, make_hash (8, 3)), 0, 0, SGP_CASE_UNKNOWN);
}

static void
assert_refused (const Made *made)
{
  SgpModel model;
  SgpClusters clusters;
  g_autoptr (GError) error = NULL;
  g_assert_true (sgp_model_open (&model, (const guint8 *) made, sizeof *made, NULL));
  g_assert_false (sgp_clusters_open (&clusters, &model, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
}

static void
test_refused (void)
{
  Made made = make ();
  made.table[0].size = 3 * sizeof (guint32); /* no power of two */
  assert_refused (&made);
  made.table[0].size = 0;
  assert_refused (&made);
  made = make ();
  strcpy (made.table[1].name, "words/other");
  assert_refused (&made);
}

/* What the built-in model says of the words of a text. */
static void
test_builtin (void)
{
  static const char text[] = "Tuesday Wednesday table fxqzrjw";
  SgpModels models;
  SgpClusters clusters;
  g_autoptr (SgDocument) doc = sg_document_new ("t", text, -1, NULL);
  g_assert_true (sgp_models_open (&models, NULL));
  g_assert_true (sgp_clusters_open (&clusters, &models.models[SGP_MODEL_WORDS], NULL));
  g_autoptr (SgpVocabulary) vocabulary = sgp_vocabulary_new (doc, &clusters);
  SgpWordUse uses[4];
  static const SgSpan spans[] = { { 0, 7 }, { 8, 9 }, { 18, 5 }, { 24, 7 } };
  for (int i = 0; i < 4; i++)
    uses[i] = sgp_vocabulary_get (vocabulary, sgp_vocabulary_enter (vocabulary, spans[i]))->use;
  g_assert_cmpuint (uses[0].cluster, !=, 0);
  g_assert_cmpuint (uses[0].cluster, ==, uses[1].cluster);
  g_assert_cmpuint (uses[0].cluster, !=, uses[2].cluster);
  g_assert_cmpuint (sgp_path_prefix (uses[0].path, 0), ==, 1);
  g_assert_cmpuint (uses[0].casing, <=, SGP_CASE_MOSTLY_UPPER);
  g_assert_cmpuint (uses[2].casing, >=, SGP_CASE_MOSTLY_LOWER);
  assert_use (uses[3], 0, 0, SGP_CASE_UNKNOWN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clusters/find", test_find);
  g_test_add_func ("/clusters/damaged", test_damaged);
  g_test_add_func ("/clusters/refused", test_refused);
  g_test_add_func ("/clusters/builtin", test_builtin);
  return g_test_run ();
}
