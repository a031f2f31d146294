/* SPDX-License-Identifier: MIT
 *
 * The actions of `stancegraph edit`: a table of their names, arguments and
 * options, and for each a function that fills in the correction.
 *
 *     { "set-target", "T ACTOR", ..., SG_EDIT_SET_TARGET, 2, 2, "type", fill_actors }
 */
#include "command.h"
#include "edit-private.h"

#include <string.h>

/* @words: the arguments, the id first. */
typedef gboolean (*Fill) (SgEdit *edit, char **words, const EditOptions *options, GError **error);

/* @options: names of those that it takes, with '!' where it needs them. */
typedef struct {
  const char *name, *arguments, *help;
  SgEditKind kind;
  guint min, max;
  const char *options;
  Fill fill;
} Action;

static gboolean
fill_judgement (SgEdit *edit G_GNUC_UNUSED, char **words G_GNUC_UNUSED, const EditOptions *options G_GNUC_UNUSED,
                GError **error G_GNUC_UNUSED)
{
  return TRUE;
}

static gboolean
fill_new_statement (SgEdit *edit, char **words G_GNUC_UNUSED, const EditOptions *options, GError **error)
{
  edit->actors = (const char *const *) options->speakers;
  edit->words = options->content;
  edit->cue = options->cue;
  edit->statement_kind = options->kind;
  return (options->speakers == NULL) == options->nobody
         || command_refuse (error, "add statement: either --speaker or --nobody expected");
}

static gboolean
fill_new_tie (SgEdit *edit, char **words G_GNUC_UNUSED, const EditOptions *options, GError **error G_GNUC_UNUSED)
{
  edit->actors = options->ends;
  edit->stance = options->stance;
  edit->act = options->act;
  edit->words = options->evidence;
  return TRUE;
}

static gboolean
fill_actors (SgEdit *edit, char **words, const EditOptions *options, GError **error)
{
  edit->actors = (const char *const *) words + 1;
  return edit->kind != SG_EDIT_SET_SPEAKER || (words[1] == NULL) == options->nobody
         || command_refuse (error, "set-speaker: either actors or --nobody expected");
}

static gboolean
fill_stance (SgEdit *edit, char **words, const EditOptions *options, GError **error)
{
  edit->act = options->act;
  return command_parse_stance (words[1], &edit->stance, error);
}

static gboolean
fill_words (SgEdit *edit, char **words, const EditOptions *options G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
  edit->words = words[1];
  return TRUE;
}

static gboolean
fill_documents (SgEdit *edit, char **words, const EditOptions *options, GError **error G_GNUC_UNUSED)
{
  edit->documents = (const char *const *) words + 1;
  edit->words = options->name;
  return TRUE;
}

#define ANY G_MAXUINT

static const Action actions[] = {
  { "confirm", "ID...", "Statements or ties that are right", SG_EDIT_CONFIRM, 1, ANY, "", fill_judgement },
  { "reject", "ID...", "Statements or ties that are wrong: they count no more", SG_EDIT_REJECT, 1, ANY, "", fill_judgement },
  { "add statement", "D", "To a document, with --speaker and --content", SG_EDIT_ADD_STATEMENT, 1, 1,
    "speaker nobody !content cue kind occurrence type", fill_new_statement },
  { "add tie", "S", "To a statement, with --source, --stance and --target", SG_EDIT_ADD_TIE, 1, 1,
    "!source !stance !target act evidence occurrence type", fill_new_tie },
  { "set-speaker", "S ACTOR...", "Who says it, with its ties; or --nobody", SG_EDIT_SET_SPEAKER, 1, ANY, "nobody type", fill_actors },
  { "set-target", "T ACTOR", "Towards whom a tie is", SG_EDIT_SET_TARGET, 2, 2, "type", fill_actors },
  { "set-stance", "T STANCE", "blame, cooperate or neutral, and perhaps --act", SG_EDIT_SET_STANCE, 2, 2, "act", fill_stance },
  { "set-span", "S WORDS", "What is said, as it stands in the article", SG_EDIT_SET_SPAN, 2, 2, "occurrence", fill_words },
  { "rename", "A NAME", "What an actor is called", SG_EDIT_RENAME, 2, 2, "", fill_words },
  { "merge", "A A...", "Actors who are one, the first", SG_EDIT_MERGE, 2, ANY, "", fill_actors },
  { "split", "A D...", "Whoever is called so in these documents is another: --name", SG_EDIT_SPLIT, 2, ANY, "name", fill_documents },
};

EditPlan *
edit_plan_new (void)
{
  EditPlan *plan = g_new0 (EditPlan, 1);
  plan->steps = g_array_new (FALSE, FALSE, sizeof (EditStep));
  plan->words = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return plan;
}

void
edit_plan_free (EditPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    g_free (g_array_index (plan->steps, EditStep, i).place);
  g_array_unref (plan->steps);
  g_ptr_array_unref (plan->words);
  g_free (plan);
}

/* The action of these words, and how many of them are its name. */
static const Action *
find_action (char **words, guint *n)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_auto (GStrv) name = g_strsplit (actions[i].name, " ", 2);
    *n = g_strv_length (name);
    if (strcmp (words[0], name[0]) == 0 && (*n == 1 || g_strcmp0 (words[1], name[1]) == 0))
      return &actions[i];
  }
  return NULL;
}

/* Whether a list of names has this one; with '!' before it where it must be. */
static gboolean
has_name (const char *names, const char *name, gboolean *needed)
{
  g_auto (GStrv) known = g_strsplit (names, " ", -1);
  for (guint i = 0; known[i] != NULL; i++) {
    *needed = known[i][0] == '!';
    if (strcmp (known[i] + *needed, name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Refuses an option that the action does not know, or the lack of one. */
static gboolean
check_options (const Action *action, const EditOptions *options, GError **error)
{
  const struct {
    const char *name;
    gboolean given;
  } all[] = {
    { "speaker", options->speakers != NULL }, { "content", options->content != NULL }, { "cue", options->cue != NULL },
    { "kind", options->kind_word != NULL },        { "source", options->source != NULL },   { "stance", options->stance_word != NULL },
    { "target", options->target != NULL },    { "act", options->act_word != NULL },         { "evidence", options->evidence != NULL },
    { "name", options->name != NULL },        { "type", options->type_word != NULL },       { "nobody", options->nobody },
    { "occurrence", options->occurrence != 0 },
  };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    gboolean needed = FALSE;
    gboolean known = has_name (action->options, all[i].name, &needed);
    if (all[i].given && !known)
      return command_refuse (error, "%s: --%s says nothing here", action->name, all[i].name);
    if (!all[i].given && known && needed)
      return command_refuse (error, "%s: --%s expected", action->name, all[i].name);
  }
  return TRUE;
}

/* Adds one step of an action whose arguments are @words. */
static gboolean
add_step (EditPlan *plan, const Action *action, char **words, const EditOptions *options, const char *place, GError **error)
{
  SgEdit edit = SG_EDIT_INIT;
  edit.kind = action->kind;
  edit.id = words[0];
  edit.coder = options->coder;
  edit.note = options->note;
  edit.type = options->type;
  edit.occurrence = options->occurrence;
  if (!action->fill (&edit, words, options, error))
    return FALSE;
  EditStep step = { edit, g_strdup (place) };
  g_array_append_val (plan->steps, step);
  return TRUE;
}

/* "confirm, reject, add statement, ..." */
static char *
dup_full_names (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_string_append_printf (names, "%s, ", actions[i].name);
  g_string_append (names, "undo");
  return g_string_free (names, FALSE);
}

gboolean
edit_plan_add (EditPlan *plan, char **words, const EditOptions *options, const char *place, GError **error)
{
  guint n;
  g_ptr_array_add (plan->words, words);
  const Action *action = words[0] != NULL ? find_action (words, &n) : NULL;
  if (action == NULL) {
    g_autofree char *names = dup_full_names ();
    return command_refuse (error, words[0] != NULL ? "'%s' is none of %s" : "%s%s expected", words[0] != NULL ? words[0] : "", names);
  }
  words += n;
  guint n_arguments = g_strv_length (words);
  if (n_arguments < action->min || n_arguments > action->max)
    return command_refuse (error, "%s %s expected", action->name, action->arguments);
  if (!check_options (action, options, error))
    return FALSE;
  gboolean judgement = action->fill == fill_judgement;
  for (guint i = 0; i < (judgement ? n_arguments : 1); i++)
    if (!add_step (plan, action, words + i, options, place, error))
      return FALSE;
  return TRUE;
}

char *
edit_dup_names (void)
{
  GString *names = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    gsize length = strcspn (actions[i].name, " ");
    if (i > 0 && strncmp (actions[i - 1].name, actions[i].name, length + 1) == 0)
      continue;
    g_string_append_len (names, actions[i].name, (gssize) length);
    g_string_append_c (names, '|');
  }
  g_string_append (names, "undo");
  return g_string_free (names, FALSE);
}

char *
edit_dup_help (void)
{
  GString *help = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autofree char *usage = g_strdup_printf ("%s %s", actions[i].name, actions[i].arguments);
    g_string_append_printf (help, "  %-22s %s\n", usage, actions[i].help);
  }
  g_string_append_printf (help, "  %-22s %s", "undo [C]", "Take a correction back; your last one where none is named");
  return g_string_free (help, FALSE);
}
