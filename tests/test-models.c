/* SPDX-License-Identifier: MIT
 *
 * Every model that is built in, damaged in all ways: cut off and of another
 * version it is refused; with bits turned over it may be refused or read worse,
 * but what comes out are trees and names still, and nothing is read outside.
 */
#include "check-document.h"
#include "language/layer-private.h"
#include "document-private.h"

#include <stancegraph/error.h>
#include <stancegraph/models.h>
#include <string.h>

#define N_FLIPS 150
/* Where the sizes and names of a model stand, and those of its sections. */
#define HEAD_BYTES 1024
#define SECTION_HEAD_BYTES 64

static SgLexicon *lexicon;

/* A copy that may be damaged. */
typedef struct {
  SgpModelId id;
  guint8 *bytes;
  gsize size;
} Copy;

static Copy
copy_model (SgpModelId id)
{
  Copy copy = { .id = id };
  const guint8 *bytes = sgp_model_get_builtin (id, &copy.size);
  copy.bytes = g_aligned_alloc (1, copy.size, SGP_MODEL_ALIGN);
  memcpy (copy.bytes, bytes, copy.size);
  return copy;
}

static void
check_roots (const SgDocument *doc)
{
  gint32 n, n_tokens;
  const SgSentence *sentences = sg_document_get_sentences (doc, &n);
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  for (gint32 s = 0; s < n; s++) {
    gint32 n_roots = 0;
    for (gint32 i = sentences[s].tokens.first; i < sentences[s].tokens.first + sentences[s].tokens.n; i++)
      n_roots += tokens[i].head < 0;
    g_assert_cmpint (n_roots, ==, 1);
  }
}

/* Reads a text by the models, one of them the copy. */
static void
read_with (const Copy *copy, SgLayerFlags flags)
{
  static const char text[] = "Ann Lee hasn't blamed the port of Riga, which she said was closed.\n\n"
                             "OFFICIALS MEET. \"Spain's 3,000 miners,\" the European Union said, \"won't go to U.S. courts?\"";
  SgpModels models;
  g_assert_true (sgp_models_open (&models, NULL));
  if (!sgp_model_open (&models.models[copy->id], copy->bytes, copy->size, NULL))
    return;
  g_autoptr (SgLayer) layer = sgp_layer_open (lexicon, &models, flags, NULL);
  if (layer == NULL)
    return;
  g_autoptr (SgDocument) doc = sg_document_new ("t", text, -1, NULL);
  const char *second = strstr (text, "OFFICIALS");
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) (second - text) - 2 }, SG_PARAGRAPH_PROSE);
  sgp_document_add_paragraph (doc, (SgSpan) { (gint32) (second - text), (gint32) strlen (second) }, SG_PARAGRAPH_PROSE);
  g_assert_true (sg_layer_annotate (layer, &doc, 1, NULL));
  g_autofree char *wrong = check_document (doc);
  g_assert_cmpstr (wrong, ==, NULL);
  check_roots (doc);
}

static void
test_sound (gconstpointer data)
{
  SgpModelId id = (SgpModelId) GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  SgModelInfo info;
  gsize size;
  g_assert_true (sg_models_check ((gint32) id, &info, &error));
  g_assert_no_error (error);
  g_assert_cmpint ((gintptr) sgp_model_get_builtin (id, &size) % SGP_MODEL_ALIGN, ==, 0);
  g_assert_cmpuint (info.size, ==, size);
  g_assert_cmpstr (info.name, ==, sgp_model_get_name (id));
  g_assert_cmpint (info.n_sections, >, 0);
}

static void
test_cut_off (gconstpointer data)
{
  Copy copy = copy_model ((SgpModelId) GPOINTER_TO_INT (data));
  for (gsize cut = 0; cut < copy.size; cut = cut * 3 + 1) {
    SgpModel model;
    g_autoptr (GError) error = NULL;
    g_assert_false (sgp_model_open (&model, copy.bytes, cut, &error));
    g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  }
  g_aligned_free (copy.bytes);
}

/* The version is told; a bit turned over behind the head is found by the sum alone. */
static void
test_refused (gconstpointer data)
{
  SgpModel model;
  g_autoptr (GError) error = NULL;
  Copy copy = copy_model ((SgpModelId) GPOINTER_TO_INT (data));
  SgpModelHeader *header = (SgpModelHeader *) (void *) copy.bytes;
  header->version++;
  g_assert_false (sgp_model_open (&model, copy.bytes, copy.size, &error));
  g_assert_nonnull (strstr (error->message, "version"));
  g_clear_error (&error);
  header->version--;
  copy.bytes[copy.size / 2] ^= 16;
  g_assert_true (sgp_model_open (&model, copy.bytes, copy.size, NULL));
  g_assert_false (sgp_model_check (&model, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_aligned_free (copy.bytes);
}

/* A byte: of the head, of the head of a section, or anywhere. */
static gsize
choose_byte (GRand *random, const Copy *copy, int how)
{
  const SgpModelHeader *header = (const SgpModelHeader *) (const void *) copy->bytes;
  const SgpModelSection *table = (const SgpModelSection *) (const void *) (copy->bytes + sizeof *header);
  gsize n = how == 0 ? MIN (HEAD_BYTES, copy->size) : copy->size, from = 0;
  if (how == 1) {
    SgpModel model = { copy->bytes, copy->size };
    const SgpModelSection *section = &table[g_rand_int_range (random, 0, sgp_model_get_n_sections (&model))];
    from = section->offset;
    n = CLAMP (section->size, 1, SECTION_HEAD_BYTES);
  }
  return MIN (from + (gsize) g_rand_int_range (random, 0, (gint32) n), copy->size - 1);
}

/* Bits turned over one at a time, and then more and more of them; at last all bytes of
 * the sections. */
static void
test_flipped (gconstpointer data)
{
  SgpModelId id = (SgpModelId) (GPOINTER_TO_INT (data) / 2);
  SgLayerFlags flags = GPOINTER_TO_INT (data) % 2 == 0 ? SG_LAYER_DEFAULT : SG_LAYER_FAST;
  Copy whole = copy_model (id), copy = copy_model (id);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  for (int i = 0; i < N_FLIPS; i++) {
    gsize at = choose_byte (random, &whole, i % 3);
    copy.bytes[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
    read_with (&copy, flags);
    if (i % 3 == 0 || i < N_FLIPS / 2)
      copy.bytes[at] = whole.bytes[at];
  }
  memcpy (copy.bytes, whole.bytes, copy.size);
  for (gsize i = HEAD_BYTES * 4; i < copy.size; i++)
    copy.bytes[i] = (guint8) (copy.bytes[i] ^ (i * 2654435761u >> 13));
  read_with (&copy, flags);
  g_aligned_free (copy.bytes);
  g_aligned_free (whole.bytes);
}

static void
add_tests (SgpModelId id)
{
  const char *name = sgp_model_get_name (id);
  g_autofree char *sound = g_strdup_printf ("/models/%s/sound", name), *cut = g_strdup_printf ("/models/%s/cut-off", name);
  g_autofree char *refused = g_strdup_printf ("/models/%s/refused", name);
  g_autofree char *flipped = g_strdup_printf ("/models/%s/flipped", name);
  g_autofree char *fast = g_strdup_printf ("/models/%s/flipped-fast", name);
  g_test_add_data_func (sound, GINT_TO_POINTER (id), test_sound);
  g_test_add_data_func (cut, GINT_TO_POINTER (id), test_cut_off);
  g_test_add_data_func (refused, GINT_TO_POINTER (id), test_refused);
  g_test_add_data_func (flipped, GINT_TO_POINTER (2 * (int) id), test_flipped);
  g_test_add_data_func (fast, GINT_TO_POINTER (2 * (int) id + 1), test_flipped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lexicon = sg_lexicon_new (NULL);
  for (SgpModelId id = 0; id < SGP_N_MODELS; id++)
    add_tests (id);
  int result = g_test_run ();
  sg_lexicon_unref (lexicon);
  return result;
}
