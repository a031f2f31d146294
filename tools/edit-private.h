/* SPDX-License-Identifier: MIT
 *
 * The parts of `stancegraph edit`: words become corrections by a table of
 * actions, whether they come from the command line or from a file.
 *
 *     set-target t17 "Bo Lee"   ->   { SG_EDIT_SET_TARGET, .id = "t17", .actors = { "Bo Lee", NULL } }
 */
#pragma once

#include <stancegraph/edit.h>

/* What the options say. The words that are of a vocabulary are read once, into
 * the fields behind them. */
typedef struct {
  char *coder, *note, *file;
  char **speakers;
  char *content, *cue, *evidence, *source, *target, *name;
  char *stance_word, *act_word, *kind_word, *type_word;
  gint occurrence;
  gboolean nobody, orphans;
  SgStance stance;
  SgAct act;
  SgStatementKind kind;
  SgEntityType type;
  const char *ends[3];        /* source, target */
} EditOptions;

/* A correction to make. */
typedef struct {
  SgEdit edit;
  char *place;                /* "judged.tsv:3", where it comes from a file */
} EditStep;

/* Steps, and what they point at. */
typedef struct {
  GArray *steps;
  GPtrArray *words;           /* vectors of strings */
} EditPlan;

EditPlan *edit_plan_new (void);
void edit_plan_free (EditPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EditPlan, edit_plan_free)

/* Adds what @words, an action with its arguments, and the options say; takes
 * the words. An error of the domain G_OPTION_ERROR where they say nothing. */
gboolean edit_plan_add (EditPlan *plan, char **words, const EditOptions *options, const char *place,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the lines of a TSV file of judgements, or of stdin ("-"). */
gboolean edit_plan_add_file (EditPlan *plan, const char *path, const EditOptions *options,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For help: "confirm|reject|..."; and a line an action. */
char *edit_dup_names (void) G_GNUC_WARN_UNUSED_RESULT;
char *edit_dup_help (void) G_GNUC_WARN_UNUSED_RESULT;
