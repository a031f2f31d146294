/* SPDX-License-Identifier: MIT
 *
 * stancegraph: one program, a table of commands. main() finds the command, lets
 * it run, and fails where the output could not be written.
 *
 *     stancegraph list channel.sg ties     ->  command_list.run ("list", ...)
 *     stancegraph help list                ->  the same as list --help
 */
#include "command.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

/* In order of the way of the data. A new command is one line here. */
static const Command *const commands[] = {
  &command_extract,
  &command_build,
  &command_list,
  &command_show,
  &command_edit,
  &command_render,
  &command_export,
  &command_metrics,
  NULL
};

static const Command *
find_command (const char *name)
{
  for (guint i = 0; commands[i] != NULL; i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static void
print_usage (FILE *file)
{
  fputs ("Usage:\n  stancegraph COMMAND [OPTION]... [ARGUMENT]...\n\n"
         "Read news articles: who says what about whom, who blames or works with whom.\n\nCommands:\n",
         file);
  int width = 0;
  for (guint i = 0; commands[i] != NULL; i++)
    width = MAX (width, (int) strlen (commands[i]->arguments));
  for (guint i = 0; commands[i] != NULL; i++)
    fprintf (file, "  %-8s %-*s  %s\n", commands[i]->name, width, commands[i]->arguments, commands[i]->summary);
  fputs ("\n'stancegraph help COMMAND' shows the options of a command; --version the version;\n"
         "--check-models reads the trained models inside to their last byte.\n"
         "Exit status: 0 done, 1 failed or some document failed, 2 wrong usage.\n",
         file);
}

static int
misuse (const char *message, const char *word)
{
  fprintf (stderr, "stancegraph: %s '%s'\nTry 'stancegraph help'.\n", message, word);
  return COMMAND_MISUSED;
}

/* Runs a command with the words behind its name, under the name "stancegraph NAME". */
static int
run_command (const char *name, char **argv)
{
  const Command *command = find_command (name);
  if (command == NULL)
    return misuse ("there is no command", name);
  g_autofree char *full_name = g_strconcat ("stancegraph ", name, NULL);
  g_set_prgname (full_name);
  argv[0] = full_name;
  return command->run (command, argv);
}

static int
run_help (int argc, char **argv)
{
  if (argc > 1)
    return misuse ("one command expected, not also", argv[1]);
  if (argc == 1) {
    char *words[] = { argv[0], "--help", NULL };
    return run_command (argv[0], words);
  }
  print_usage (stdout);
  return COMMAND_DONE;
}

static int
run (int argc, char **argv)
{
  if (argc < 2) {
    print_usage (stderr);
    return COMMAND_MISUSED;
  }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    return run_help (0, NULL);
  if (strcmp (argv[1], "help") == 0)
    return run_help (argc - 2, argv + 2);
  if (strcmp (argv[1], "--version") == 0) {
    puts ("stancegraph " PACKAGE_VERSION);
    return COMMAND_DONE;
  }
  if (strcmp (argv[1], "--check-models") == 0)
    return check_models ();
  if (argv[1][0] == '-')
    return misuse ("there is no option", argv[1]);
  return run_command (argv[1], argv + 1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_CTYPE, "");
  int status = run (argc, argv);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  fprintf (stderr, "stancegraph: cannot write the output: %s\n", g_strerror (errno));
  return COMMAND_FAILED;
}
