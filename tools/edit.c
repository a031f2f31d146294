/* SPDX-License-Identifier: MIT
 *
 * stancegraph edit: what people know better than the machine, put into a
 * store: each correction with who and when, and each can be undone. All that
 * one call says takes effect, or nothing of it.
 *
 *     $ stancegraph edit channel.sg confirm t17
 *     c5  t17 confirmed by ann; undo: stancegraph edit channel.sg undo c5
 *     $ stancegraph edit channel.sg set-target t18 Johnson --note "the minister, not the country"
 *     c6  t18 corrected (target: Boris Johnson) by ann; undo: stancegraph edit channel.sg undo c6
 *         t18  Natacha Bouchart (a3) blames Boris Johnson (a5)  ACCUSE  0.87  by verb:blame/obj  confirmed
 */
#include "command.h"
#include "edit-private.h"
#include "say.h"

#include <stancegraph/error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A tie or statement as it reads now; of a statement its ties too. */
static gboolean
show_in_document (SgStore *store, const char *id, GError **error)
{
  gint32 n;
  gint64 number = g_ascii_strtoll (id + 1, NULL, 10);
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (store, id, error);
  if (stored == NULL)
    return FALSE;
  sg_document_get_statements (stored->document, &n);
  gint32 statement = id[0] == 's' ? say_find_id (stored->statements, n, number) : -1;
  const SgTie *ties = sg_document_get_ties (stored->document, &n);
  if (statement >= 0) {
    say ("    ");
    say_statement (stored, statement);
  }
  for (gint32 i = 0; i < n; i++) {
    if (statement >= 0 ? ties[i].statement != statement : stored->ties[i] != number)
      continue;
    say ("    ");
    say_tie (stored, i);
  }
  return TRUE;
}

static gboolean
show_actor (SgStore *store, const char *id, GError **error)
{
  gint32 n;
  SgFilter filter = SG_FILTER_INIT;
  filter.actor = id;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_ACTORS, &filter, 0, error);
  if (rows == NULL)
    return FALSE;
  const SgActorRow *actor = sg_rows_get_actors (rows, &n);
  if (n > 0)
    say ("    %s  %s  %s  in %d document%s\n", id, actor->name, sg_entity_type_get_name (actor->type), actor->documents,
         actor->documents == 1 ? "" : "s");
  return TRUE;
}

/* What a correction is about, where it is not only judged. */
static gboolean
show_result (SgStore *store, const SgCorrectionRow *row, GError **error)
{
  if (row->status == SG_CORRECTION_ACTIVE && (row->kind == SG_EDIT_CONFIRM || row->kind == SG_EDIT_REJECT))
    return TRUE;
  return row->about[0] == 'a' ? show_actor (store, row->about, error) : show_in_document (store, row->about, error);
}

static int
compare_ids (const void *id, const void *row)
{
  gint64 a = *(const gint64 *) id, b = ((const SgCorrectionRow *) row)->id;
  return (a > b) - (a < b);
}

/* The row of a correction; they come in the order of their ids. */
static const SgCorrectionRow *
find_correction (const SgRows *rows, gint64 id)
{
  gint32 n;
  const SgCorrectionRow *corrections = sg_rows_get_corrections (rows, &n);
  return bsearch (&id, corrections, (gsize) n, sizeof *corrections, compare_ids);
}

/* Says what was done, and how to undo it. */
static gboolean
report (SgStore *store, const char *path, const GArray *ids, GError **error)
{
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_CORRECTIONS, NULL, 0, error);
  gboolean done = rows != NULL;
  for (guint i = 0; done && i < ids->len; i++) {
    const SgCorrectionRow *row = find_correction (rows, g_array_index (ids, gint64, i));
    say_correction (row);
    if (row->status == SG_CORRECTION_UNDONE)
      say ("; undone by %s\n", row->undone_by);
    else
      say ("; undo: stancegraph edit %s undo c%" G_GINT64_FORMAT "\n", path, row->id);
    done = show_result (store, row, error);
  }
  return done;
}

/* Makes all corrections of a plan, or none. */
static gboolean
make_all (SgStore *store, const EditPlan *plan, GArray *ids, GError **error)
{
  for (guint i = 0; i < plan->steps->len; i++) {
    const EditStep *step = &g_array_index (plan->steps, EditStep, i);
    gint64 id = sg_store_edit (store, &step->edit, error);
    if (id == 0) {
      if (step->place != NULL)
        g_prefix_error (error, "%s: ", step->place);
      return FALSE;
    }
    g_array_append_val (ids, id);
  }
  return sg_store_flush (store, error);
}

/* The last correction of a person that is in force. */
static gboolean
find_last (SgStore *store, const char *coder, gint64 *id, GError **error)
{
  gint32 n;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_CORRECTIONS, NULL, 0, error);
  if (rows == NULL)
    return FALSE;
  const SgCorrectionRow *corrections = sg_rows_get_corrections (rows, &n);
  for (gint32 i = n - 1; i >= 0; i--) {
    if (corrections[i].status == SG_CORRECTION_UNDONE || strcmp (corrections[i].coder, coder) != 0)
      continue;
    *id = corrections[i].id;
    return TRUE;
  }
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s has corrected nothing that could be undone", coder);
  return FALSE;
}

static gboolean
undo (SgStore *store, gint64 id, const char *coder, GArray *ids, GError **error)
{
  if ((id == 0 && !find_last (store, coder, &id, error)) || sg_store_undo (store, id, coder, error) == 0)
    return FALSE;
  g_array_append_val (ids, id);
  return sg_store_flush (store, error);
}

/* A store to write to; where there is none, none is made. */
static SgStore *
open_existing (const char *path, GError **error)
{
  SgStore *reader = sg_store_open (path, SG_STORE_READ, error);
  if (reader == NULL)
    return NULL;
  sg_store_free (reader);
  return sg_store_open (path, SG_STORE_WRITE, error);
}

/* Does what is planned, or undoes a correction (0: the last one) where @plan
 * is NULL. */
static int
change (const Command *command, const char *path, const EditPlan *plan, gint64 undone, const char *coder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SgStore) store = open_existing (path, &error);
  if (store == NULL || !(plan != NULL ? make_all (store, plan, ids, &error) : undo (store, undone, coder, ids, &error))
      || !report (store, path, ids, &error))
    return command_fail (command, error);
  return COMMAND_DONE;
}

/* Lists corrections that fit nothing any more, with the words they were about. */
static int
list_orphans (const Command *command, const char *path)
{
  gint32 n;
  g_autoptr (GError) error = NULL;
  g_autoptr (SgStore) store = sg_store_open (path, SG_STORE_READ, &error);
  g_autoptr (SgRows) rows = store != NULL ? sg_store_list (store, SG_ROWS_CORRECTIONS, NULL, 0, &error) : NULL;
  if (rows == NULL)
    return command_fail (command, error);
  const SgCorrectionRow *corrections = sg_rows_get_corrections (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgCorrectionRow *row = &corrections[i];
    if (row->status != SG_CORRECTION_ORPHANED)
      continue;
    say_correction (row);
    say_correction_fate (row);
    if (row->quote != NULL)
      say ("    %s: %s\n", row->document_name != NULL ? row->document_name : row->document_key, row->quote);
  }
  return COMMAND_DONE;
}

/* Reads "c5"; FALSE where it is no such id. */
static gboolean
parse_correction (const char *word, gint64 *id)
{
  char *end = NULL;
  if (word[0] == 'c' && g_ascii_isdigit (word[1]))
    *id = g_ascii_strtoll (word + 1, &end, 10);
  return end != NULL && *end == '\0' && *id > 0;
}

/* @words: what stands behind "undo". */
static int
run_undo (const Command *command, const char *path, char **words, const EditOptions *options)
{
  gint64 id = 0;
  if (words[0] != NULL && (words[1] != NULL || !parse_correction (words[0], &id)))
    return command_misuse (command, "undo: one correction expected, as c5, not '%s'", words[words[1] != NULL]);
  return change (command, path, NULL, id, options->coder);
}

/* What a plan cannot be made of: wrong usage, but for a file, where the line is
 * wrong. */
static int
refuse_plan (const Command *command, const EditOptions *options, const GError *error)
{
  return options->file == NULL ? command_misuse (command, "%s", error->message) : command_fail (command, error);
}

/* Runs what the words behind the store say. */
static int
run_words (const Command *command, const char *path, char **words, const EditOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (EditPlan) plan = edit_plan_new ();
  if (options->file != NULL && words[0] != NULL)
    return command_misuse (command, "'%s' does not go with --file", words[0]);
  if (options->file == NULL && words[0] != NULL && strcmp (words[0], "undo") == 0)
    return run_undo (command, path, words + 1, options);
  if (!(options->file != NULL ? edit_plan_add_file (plan, options->file, options, &error)
                              : edit_plan_add (plan, g_strdupv (words), options, NULL, &error)))
    return refuse_plan (command, options, error);
  return change (command, path, plan, 0, NULL);
}

/* Whether all that was typed is UTF-8, whatever the locale. */
static gboolean
check_words (char **words, GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (!g_utf8_validate (words[i], -1, NULL)) {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "'%s' is not UTF-8", words[i]);
      return FALSE;
    }
  return TRUE;
}

/* Reads what options give as words; and who is speaking. */
static gboolean
read_options (EditOptions *options, char **arguments, GError **error)
{
  char *texts[] = { options->coder,    options->note,   options->content, options->cue,
                    options->evidence, options->source, options->target,  options->name, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!check_words ((char *[]) { texts[i], NULL }, error))
      return FALSE;
  options->kind = SG_N_STATEMENT_KINDS;
  options->type = SG_N_ENTITY_TYPES;
  options->ends[0] = options->source;
  options->ends[1] = options->target;
  return check_words (options->speakers, error) && check_words (arguments, error)
         && (options->stance_word == NULL || command_parse_stance (options->stance_word, &options->stance, error))
         && (options->act_word == NULL || command_parse_act (options->act_word, &options->act, error))
         && (options->kind_word == NULL || command_parse_kind (options->kind_word, &options->kind, error))
         && (options->type_word == NULL || command_parse_type (options->type_word, &options->type, error));
}

static void
clear_options (EditOptions *options)
{
  char *const texts[] = { options->coder,  options->note,   options->file, options->content,     options->cue,      options->evidence,
                          options->source, options->target, options->name, options->stance_word, options->act_word, options->kind_word,
                          options->type_word };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (options->speakers);
}

/* The command with its actions, for help. */
static Command
describe (const Command *command, char **names, char **actions)
{
  g_autofree char *help = edit_dup_help ();
  g_autofree char *choice = edit_dup_names ();
  *names = g_strdup_printf ("STORE %s WORD...", choice);
  *actions = g_strdup_printf ("%s:\n\n%s\n\nD, S, T, A are a document d3, a statement s7, a tie t17, an actor a12;"
                              " an actor may be named. 'list STORE\ncorrections' shows all that was done",
                              command->summary, help);
  Command full = *command;
  full.arguments = *names;
  full.summary = *actions;
  return full;
}

static int
run_options (const Command *command, char **arguments, EditOptions *options)
{
  g_autoptr (GError) error = NULL;
  if (!read_options (options, arguments, &error))
    return command_misuse (command, "%s", error->message);
  if (arguments[0] == NULL)
    return command_misuse (command, "STORE expected");
  if (options->orphans)
    return arguments[1] == NULL ? list_orphans (command, arguments[0])
                                : command_misuse (command, "'%s' does not go with --orphans", arguments[1]);
  if (options->coder == NULL)
    options->coder = g_strdup (g_get_user_name ());
  if (options->coder[0] == '\0')
    return command_misuse (command, "--coder: the name of who corrects expected");
  if (options->occurrence < 0)
    return command_misuse (command, "--occurrence: a number from 1 on expected");
  return run_words (command, arguments[0], arguments + 1, options);
}

static int
run (const Command *command, char **argv)
{
  EditOptions options = { 0 };
#define TEXT(name, field, help, value) { name, 0, 0, G_OPTION_ARG_FILENAME, &options.field, help, value }
  const GOptionEntry entries[] = {
    TEXT ("coder", coder, "Who corrects; default: the user", "NAME"),
    TEXT ("note", note, "Why", "WORDS"),
    TEXT ("file", file, "Judgements by the line: id, verdict, note, with tabs between; - is stdin", "FILE.tsv"),
    { "speaker", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.speakers, "Of a new statement; may be given again", "ACTOR" },
    { "nobody", 0, 0, G_OPTION_ARG_NONE, &options.nobody, "No speaker is named", NULL },
    TEXT ("content", content, "Of a new statement, as it stands in the article, ' ... ' between parts", "WORDS"),
    TEXT ("cue", cue, "What attributes a new statement: said", "WORDS"),
    TEXT ("kind", kind_word, "Of a new statement; default: as its quotation marks say", "direct|indirect|mixed|act"),
    TEXT ("source", source, "Of a new tie: a speaker of its statement", "ACTOR"),
    TEXT ("stance", stance_word, "Of a new tie", "blame|cooperate|neutral"),
    TEXT ("target", target, "Of a new tie", "ACTOR"),
    TEXT ("act", act_word, "Of a new tie, or with set-stance: ACCUSE, AGREE, ...", "ACT"),
    TEXT ("evidence", evidence, "Of a new tie; default: its statement", "WORDS"),
    { "occurrence", 0, 0, G_OPTION_ARG_INT, &options.occurrence, "Which place, where the words stand there more than once", "N" },
    TEXT ("type", type_word, "Of actors that are new to the store", "person|country|organization|group|place|other"),
    TEXT ("name", name, "With split: who it is", "NAME"),
    { "orphans", 0, 0, G_OPTION_ARG_NONE, &options.orphans, "List corrections that the articles, as read now, do not fit", NULL },
    G_OPTION_ENTRY_NULL
  };
#undef TEXT
  g_auto (GStrv) arguments = NULL;
  g_autofree char *names = NULL, *actions = NULL;
  const Command full = describe (command, &names, &actions);
  int status;
  if (command_parse (&full, entries, NULL, argv, &arguments, &status))
    status = run_options (command, arguments, &options);
  clear_options (&options);
  return status;
}

const Command command_edit = {
  "edit", "STORE WHAT WORD...", "Correct what was read, and take it back", 0, -1, run
};
