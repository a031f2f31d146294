/* SPDX-License-Identifier: MIT
 *
 * What all commands do alike: read options with GOption, show help, complain.
 * Help is printed here and not by GOption, which would exit without a look at
 * whether it could be written.
 */
#include "command.h"

#include <stdio.h>
#include <string.h>

int
command_fail (const Command *command, const GError *error)
{
  fprintf (stderr, "stancegraph %s: %s\n", command->name, error->message);
  return COMMAND_FAILED;
}

void
command_warn (const Command *command, const SgDocument *doc)
{
  const char *warning = sg_document_get_warning (doc);
  if (warning != NULL)
    fprintf (stderr, "stancegraph %s: %s: %s\n", command->name, sg_document_get_key (doc), warning);
}

int
command_misuse (const Command *command, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "stancegraph %s: %s\nTry 'stancegraph help %s'.\n", command->name, message, command->name);
  return COMMAND_MISUSED;
}

void
command_find_nothing (const Command *command)
{
  fprintf (stderr, "stancegraph %s: nothing found\n", command->name);
}

gboolean
command_refuse (GError **error, const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

/* Whether the number of arguments fits; says so where not. */
static gboolean
check_arguments (const Command *command, char **arguments, int *status)
{
  gint n = (gint) g_strv_length (arguments);
  if (n < command->min)
    *status = command_misuse (command, "%s expected", command->arguments);
  else if (command->max >= 0 && n > command->max)
    *status = command_misuse (command, "'%s' is one argument too many", arguments[command->max]);
  else
    return TRUE;
  return FALSE;
}

/* The command's own options first, the filters, then what all have. */
static GOptionContext *
make_context (const Command *command, const GOptionEntry *entries, FilterOptions *filters, const GOptionEntry *common)
{
  GOptionContext *context = g_option_context_new (command->arguments);
  g_autofree char *summary = g_strconcat (command->summary, ".", NULL);
  g_option_context_set_summary (context, summary);
  g_option_context_set_help_enabled (context, FALSE);
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, filters, NULL);
  if (entries != NULL)
    g_option_group_add_entries (group, entries);
  if (filters != NULL)
    filter_options_add (filters, group);
  g_option_group_add_entries (group, common);
  g_option_context_set_main_group (context, group);
  return context;
}

/* Whether a word is a short option with its value behind it, as "-j2". */
static gboolean
has_value (const char *word, const GOptionEntry *entries)
{
  if (word[0] != '-' || word[1] == '-' || word[1] == '\0' || word[2] == '\0')
    return FALSE;
  for (const GOptionEntry *entry = entries; entry != NULL && entry->long_name != NULL; entry++)
    if (entry->short_name == word[1])
      return entry->arg != G_OPTION_ARG_NONE;
  return FALSE;
}

/* The words with "-j2" as "-j", "2", since GOption reads no other form. */
static char **
split_words (char **argv, const GOptionEntry *entries)
{
  gboolean options = TRUE;
  GPtrArray *words = g_ptr_array_new ();
  for (; *argv != NULL; argv++) {
    options = options && strcmp (*argv, "--") != 0;
    gboolean split = options && has_value (*argv, entries);
    if (split)
      g_ptr_array_add (words, g_strndup (*argv, 2));
    g_ptr_array_add (words, g_strdup (split ? *argv + 2 : *argv));
  }
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

gboolean
command_parse (const Command *command, const GOptionEntry *entries, FilterOptions *filters,
               char **argv, char ***arguments, int *status)
{
  gboolean help = FALSE;
  g_auto (GStrv) rest = NULL;
  const GOptionEntry common[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, "Show this help", NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rest, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GOptionContext) context = make_context (command, entries, filters, common);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = split_words (argv, entries);
  if (!g_option_context_parse_strv (context, &words, &error)) {
    *status = command_misuse (command, "%s", error->message);
    return FALSE;
  }
  if (help) {
    g_autofree char *text = g_option_context_get_help (context, FALSE, NULL);
    fputs (text, stdout);
    *status = COMMAND_DONE;
    return FALSE;
  }
  if (rest == NULL)
    rest = g_new0 (char *, 1);
  if (!check_arguments (command, rest, status))
    return FALSE;
  *arguments = g_steal_pointer (&rest);
  return TRUE;
}

const char *
command_get_verb (SgStance stance)
{
  return stance == SG_STANCE_BLAME       ? "blames"
         : stance == SG_STANCE_COOPERATE ? "works with"
         : stance == SG_STANCE_NEUTRAL   ? "speaks of"
                                         : "none";
}
