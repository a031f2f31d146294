/* SPDX-License-Identifier: MIT
 *
 * What a clause says of a predicate beside its arguments: that it is not so,
 * or that it is only wanted, offered or possible.
 *
 *     Lee refused to blame Spain         denied: governed by "refuse"
 *     Lee did not deny that Spain lied   denied twice, hence not
 *     Lee offered to work with Spain     irrealis: a mutual act is one-sided
 *
 * The words are in core/data/en/moods.tsv.
 */
#include "discourse/arguments-private.h"

#include <string.h>

/* Whether the table of moods lists the lemma with this mood. */
static gboolean
has_mood (const SgArguments *args, gint32 token, const char *mood)
{
  const char *lemma = sgp_arguments_token (args, token)->lemma;
  gint32 row = lemma == NULL ? -1 : sgp_table_find (args->moods, lemma);
  return row >= 0 && strcmp (sgp_table_get_row (args->moods, row)->cells[1], mood) == 0;
}

/* The object right before an infinitive, which is the object's as much as the
 * verb's: "renewed *an offer* to send officers"; or -1. */
static gint32
object_before (const SgTree *tree, gint32 infinitive)
{
  gint32 object = sgp_tree_object (tree, sgp_tree_head (tree, infinitive));
  gboolean joined = sgp_tree_has_relation (tree, infinitive, "advcl") && sgp_tree_child_lemma (tree, infinitive, "mark", "to") >= 0
                    && object >= 0 && tree->rightmost[object] + 1 == tree->leftmost[infinitive];
  return joined ? object : -1;
}

/* The word that governs a predicate as its content, or -1. */
static gint32
governor (const SgArguments *args, gint32 token)
{
  gint32 object = object_before (args->tree, token);
  if (object >= 0)
    return object;
  static const char *const relations[] = { "xcomp", "ccomp", "csubj", "acl", "obj", "advcl" };
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (sgp_tree_has_relation (args->tree, token, relations[i]) && !sgp_tree_has_relation (args->tree, token, "acl:relcl"))
      return sgp_arguments_token (args, token)->head;
  return -1;
}

gboolean
sgp_arguments_is_denied (const SgArguments *args, gint32 predicate)
{
  gboolean denied = sgp_tree_is_negated (args->tree, predicate);
  gint32 token = predicate;
  for (gint32 steps = 0; steps < SGP_MAX_STEPS; steps++) {
    gboolean adverbial = sgp_tree_has_relation (args->tree, token, "advcl");
    gint32 above = governor (args, token);
    if (above < 0 || adverbial)
      break;
    denied ^= has_mood (args, above, "negative");
    denied ^= sgp_tree_is_negated (args->tree, above);
    token = above;
  }
  return denied;
}

gboolean
sgp_arguments_is_irrealis (const SgArguments *args, gint32 predicate)
{
  const SgTree *tree = args->tree;
  gint32 token = predicate;
  if (sgp_tree_has_relation (tree, predicate, "nmod"))
    return TRUE; /* "plans for cooperation" */
  for (gint32 steps = 0; token >= 0 && steps < SGP_MAX_STEPS; steps++) {
    if (steps > 0 && has_mood (args, token, "irrealis"))
      return TRUE;
    for (gint32 c = sgp_tree_first (tree, token); c >= 0; c = sgp_tree_next (tree, c))
      if ((sgp_tree_has_relation (tree, c, "aux") || sgp_tree_has_relation (tree, c, "mark")) && has_mood (args, c, "irrealis"))
        return TRUE;
    token = governor (args, token);
  }
  return FALSE;
}
