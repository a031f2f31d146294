/* SPDX-License-Identifier: MIT
 *
 * What a command of `stancegraph` is, and what all of them share. A command is
 * a file of its own with one const entry; stancegraph.c lists the entries:
 *
 *     static int
 *     run (const Command *command, char **argv)
 *     {
 *       gboolean all = FALSE;
 *       const GOptionEntry entries[] = {
 *         { "all", 'a', 0, G_OPTION_ARG_NONE, &all, "Show all", NULL },
 *         G_OPTION_ENTRY_NULL
 *       };
 *       g_auto (GStrv) arguments = NULL;
 *       int status;
 *       if (!command_parse (command, entries, NULL, argv, &arguments, &status))
 *         return status;
 *       g_autoptr (GError) error = NULL;
 *       if (!work (arguments, all, &error))
 *         return command_fail (command, error);
 *       return COMMAND_DONE;
 *     }
 *
 *     const Command command_show = { "show", "STORE ID", "Show a passage", 2, 2, run };
 *
 * Results go to stdout by stdio; main() flushes it and fails where that fails.
 */
#pragma once

#include <glib.h>
#include <stancegraph/document.h>
#include <stancegraph/filter.h>
#include <stancegraph/reader.h>

/* Exit codes. */
typedef enum {
  COMMAND_DONE = 0,
  COMMAND_FAILED = 1, /* all or a part; a message is on stderr */
  COMMAND_MISUSED = 2 /* wrong usage */
} CommandStatus;

typedef struct _Command Command;

/* @arguments and @summary are what help shows; a command gets @min to @max
 * arguments besides its options, any number where @max is -1. */
struct _Command {
  const char *name;
  const char *arguments;
  const char *summary;
  gint min, max;
  int (*run) (const Command *command, char **argv);
};

/* The filters of the command line: --stance, --speaker and so on. */
typedef struct {
  SgFilter filter;
  GStringChunk *strings;
} FilterOptions;

FilterOptions *filter_options_new (void);
void filter_options_free (FilterOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FilterOptions, filter_options_free)
/* Adds the options to a group whose data is @options. */
void filter_options_add (FilterOptions *options, GOptionGroup *group);

/* What the command line tells of articles: --columns, --meta, --date, --outlet. */
typedef struct {
  char *columns, *meta, *date, *outlet;
} InputOptions;

/* Entries of a command's options that fill it. */
#define INPUT_ENTRIES(options)                                                                                    \
  { "columns", 0, 0, G_OPTION_ARG_STRING, &(options).columns,                                                     \
    "Names of the columns of tables: text=body,date=day", "COLUMN=NAME" },                                    \
  { "date", 0, 0, G_OPTION_ARG_STRING, &(options).date, "Date of articles that tell none", "DAY" },               \
  { "meta", 0, 0, G_OPTION_ARG_FILENAME, &(options).meta, "A table of titles, dates, outlets and addresses", "FILE" }, \
  { "outlet", 0, 0, G_OPTION_ARG_STRING, &(options).outlet, "Outlet of articles that tell none", "NAME" }

void input_options_clear (InputOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (InputOptions, input_options_clear)
/* The reader of @inputs, of standard input where there are none; NULL where an
 * option is wrong: all is said, and the command should return @status. */
SgReader *input_options_open (const Command *command, const InputOptions *options, const char *const *inputs,
                              int *status);
/* Says at the end which rows of --meta met no document. */
void input_options_warn (const Command *command, const SgReader *reader);

/* Parses options and arguments. TRUE to go on with @arguments; FALSE where all
 * is said and the command should return @status. @filters may be NULL. */
gboolean command_parse (const Command *command, const GOptionEntry *entries, FilterOptions *filters,
                        char **argv, char ***arguments, int *status);

/* Say on stderr what went wrong, and return the status to return. */
int command_fail (const Command *command, const GError *error);
/* Prints what the reader of a document had to guess, if anything: "FILE: read as Windows-1252". */
void command_warn (const Command *command, const SgDocument *doc);
int command_misuse (const Command *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Sets the error of an option's value that cannot be; FALSE. */
gboolean command_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Tells a person why a table or a picture is empty; that is no failure. */
void command_find_nothing (const Command *command);

/* Read a word of a vocabulary, in any case; "none" is not one to ask for. */
gboolean command_parse_stance (const char *word, SgStance *stance, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean command_parse_act (const char *word, SgAct *act, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean command_parse_kind (const char *word, SgStatementKind *kind, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean command_parse_type (const char *word, SgEntityType *type, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A stance as people read it, "blames": the verbs of the pictures' edges. */
const char *command_get_verb (SgStance stance);

/* Prints the models built in, a line each; COMMAND_FAILED where one is damaged. */
int check_models (void);

/* The entries, one a file of their name. */
extern const Command command_build;
extern const Command command_export;
extern const Command command_edit;
extern const Command command_extract;
extern const Command command_list;
extern const Command command_metrics;
extern const Command command_render;
extern const Command command_show;
