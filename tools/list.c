/* SPDX-License-Identifier: MIT
 *
 * stancegraph list: the actors, statements, ties or documents of a store, as a
 * table for people or as JSON, CSV or TSV for programs.
 *
 *     $ stancegraph list channel.sg ties --stance blame --speaker Bouchart
 *     id   source            stance  target         act     confidence  passage
 *     t17  Natacha Bouchart  blames  Boris Johnson  ACCUSE        0.94  003: "cynically chosen to ..."
 *
 * For people passages are cut; programs get them whole.
 */
#include "command.h"
#include "list-private.h"

#include <stancegraph/rows.h>
#include <string.h>

#define PASSAGE_WIDTH 76
#define NAME_WIDTH 32

/* A permanent id as people see it. */
static void
add_id (Table *table, char letter, gint64 id)
{
  g_autofree char *word = id != 0 ? g_strdup_printf ("%c%" G_GINT64_FORMAT, letter, id) : NULL;
  table_add_words (table, word);
}

/* A document's name and a passage in it, for people. */
static void
add_passage (Table *table, const char *document, const char *words)
{
  g_autofree char *passage = g_strdup_printf ("%s: %s", document, words != NULL ? words : "");
  table_add_words (table, passage);
}

/* Who made a row and what was said of it, for programs. */
static void
add_judgement (Table *table, SgOrigin origin, SgState state, SgCheck check, const char *coder)
{
  table_add_words (table, sg_origin_get_name (origin));
  table_add_words (table, sg_state_get_name (state));
  table_add_words (table, sg_check_get_name (check));
  table_add_words (table, coder);
}

static void
add_actors (Table *table, const SgRows *rows, TableFormat format G_GNUC_UNUSED)
{
  gint32 n;
  const SgActorRow *actors = sg_rows_get_actors (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgActorRow *row = &actors[i];
    add_id (table, 'a', row->id);
    table_add_words (table, row->name);
    table_add_words (table, sg_entity_type_get_name (row->type));
    table_add_words (table, row->part_of_name);
    table_add_number (table, row->documents);
    table_add_number (table, row->statements);
    table_add_number (table, row->blames);
    table_add_number (table, row->is_blamed);
    table_add_number (table, row->works_with);
  }
}

static void
add_statements_for_people (Table *table, const SgStatementRow *row)
{
  add_id (table, 's', row->id);
  table_add_words (table, row->speakers);
  table_add_words (table, sg_statement_kind_get_name (row->kind));
  table_add_number (table, row->confidence);
  table_add_words (table, sg_check_get_name (row->check));
  add_passage (table, row->document_name, row->content);
}

static void
add_statements (Table *table, const SgRows *rows, TableFormat format)
{
  gint32 n;
  const SgStatementRow *statements = sg_rows_get_statements (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgStatementRow *row = &statements[i];
    if (format == TABLE_TEXT) {
      add_statements_for_people (table, row);
      continue;
    }
    add_id (table, 's', row->id);
    add_id (table, 'd', row->document);
    table_add_words (table, row->document_name);
    table_add_words (table, row->date);
    table_add_words (table, row->outlet);
    table_add_words (table, sg_statement_kind_get_name (row->kind));
    table_add_words (table, row->speakers);
    table_add_words (table, row->content);
    add_id (table, 's', row->parent);
    table_add_number (table, row->confidence);
    add_judgement (table, row->origin, row->state, row->check, row->coder);
  }
}

static void
add_tie_for_people (Table *table, const SgTieRow *row)
{
  add_id (table, 't', row->id);
  table_add_words (table, row->source_name);
  table_add_words (table, command_get_verb (row->stance));
  table_add_words (table, row->target_name);
  table_add_words (table, row->act != SG_ACT_NONE ? sg_act_get_name (row->act) : NULL);
  table_add_number (table, row->confidence);
  table_add_words (table, sg_check_get_name (row->check));
  add_passage (table, row->document_name, row->evidence);
}

static void
add_ties (Table *table, const SgRows *rows, TableFormat format)
{
  gint32 n;
  const SgTieRow *ties = sg_rows_get_ties (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgTieRow *row = &ties[i];
    if (format == TABLE_TEXT) {
      add_tie_for_people (table, row);
      continue;
    }
    add_id (table, 't', row->id);
    add_id (table, 'a', row->source);
    table_add_words (table, row->source_name);
    table_add_words (table, sg_stance_get_name (row->stance));
    table_add_words (table, sg_act_get_name (row->act));
    add_id (table, 'a', row->target);
    table_add_words (table, row->target_name);
    table_add_number (table, row->confidence);
    add_id (table, 's', row->statement);
    add_id (table, 'd', row->document);
    table_add_words (table, row->document_name);
    table_add_words (table, row->date);
    table_add_words (table, row->outlet);
    table_add_words (table, row->evidence);
    table_add_words (table, row->why);
    add_judgement (table, row->origin, row->state, row->check, row->coder);
  }
}

static void
add_documents (Table *table, const SgRows *rows, TableFormat format G_GNUC_UNUSED)
{
  gint32 n;
  const SgDocumentRow *documents = sg_rows_get_documents (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgDocumentRow *row = &documents[i];
    add_id (table, 'd', row->id);
    table_add_words (table, row->key);
    table_add_number (table, row->version);
    table_add_words (table, row->date);
    table_add_words (table, row->outlet);
    table_add_number (table, row->statements);
    table_add_number (table, row->ties);
    table_add_words (table, row->pipeline);
    table_add_words (table, row->title);
  }
}

/* For people who look for words: where they stand. */
static void
add_found (Table *table, const SgRows *rows, TableFormat format G_GNUC_UNUSED)
{
  gint32 n;
  const SgDocumentRow *documents = sg_rows_get_documents (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    add_id (table, 'd', documents[i].id);
    table_add_words (table, documents[i].key);
    table_add_words (table, documents[i].date);
    table_add_words (table, documents[i].outlet);
    table_add_words (table, documents[i].passage);
  }
}

static void
add_corrections (Table *table, const SgRows *rows, TableFormat format)
{
  gint32 n;
  const SgCorrectionRow *corrections = sg_rows_get_corrections (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgCorrectionRow *row = &corrections[i];
    add_id (table, 'c', row->id);
    table_add_words (table, row->time);
    table_add_words (table, row->coder);
    table_add_words (table, sg_edit_kind_get_name (row->kind));
    table_add_words (table, row->about);
    table_add_words (table, row->value);
    table_add_words (table, sg_correction_status_get_name (row->status));
    table_add_words (table, row->note);
    if (format == TABLE_TEXT)
      continue;
    table_add_words (table, row->reason);
    add_id (table, 'd', row->document);
    table_add_words (table, row->document_name != NULL ? row->document_name : row->document_key);
    table_add_words (table, row->quote);
    table_add_words (table, row->undone_time);
    table_add_words (table, row->undone_by);
  }
}

#define WORDS(name, width) { name, TABLE_WORDS, width }
#define INTEGER(name) { name, TABLE_INTEGER, 0 }
#define REAL(name) { name, TABLE_REAL, 0 }
#define JUDGEMENT WORDS ("origin", 0), WORDS ("state", 0), WORDS ("check", 0), WORDS ("coder", 0)

static const TableColumn actor_columns[] = {
  WORDS ("id", 0), WORDS ("name", NAME_WIDTH), WORDS ("type", 0), WORDS ("part_of", NAME_WIDTH), INTEGER ("documents"),
  INTEGER ("statements"), INTEGER ("blames"), INTEGER ("is_blamed"), INTEGER ("works_with")
};
static const TableColumn statement_columns[] = {
  WORDS ("id", 0), WORDS ("speakers", NAME_WIDTH), WORDS ("kind", 0), REAL ("confidence"), WORDS ("state", 0),
  WORDS ("passage", PASSAGE_WIDTH)
};
static const TableColumn all_statement_columns[] = {
  WORDS ("id", 0), WORDS ("document", 0), WORDS ("document_name", 0), WORDS ("date", 0), WORDS ("outlet", 0),
  WORDS ("kind", 0), WORDS ("speakers", 0), WORDS ("content", 0), WORDS ("parent", 0), REAL ("confidence"),
  JUDGEMENT
};
static const TableColumn tie_columns[] = {
  WORDS ("id", 0), WORDS ("source", NAME_WIDTH), WORDS ("stance", 0), WORDS ("target", NAME_WIDTH), WORDS ("act", 0),
  REAL ("confidence"), WORDS ("state", 0), WORDS ("passage", PASSAGE_WIDTH)
};
static const TableColumn all_tie_columns[] = {
  WORDS ("id", 0), WORDS ("source", 0), WORDS ("source_name", 0), WORDS ("stance", 0), WORDS ("act", 0),
  WORDS ("target", 0), WORDS ("target_name", 0), REAL ("confidence"), WORDS ("statement", 0), WORDS ("document", 0),
  WORDS ("document_name", 0), WORDS ("date", 0), WORDS ("outlet", 0), WORDS ("evidence", 0), WORDS ("why", 0),
  JUDGEMENT
};
static const TableColumn document_columns[] = {
  WORDS ("id", 0), WORDS ("key", 0), INTEGER ("version"), WORDS ("date", 0), WORDS ("outlet", NAME_WIDTH),
  INTEGER ("statements"), INTEGER ("ties"), WORDS ("pipeline", 0), WORDS ("title", PASSAGE_WIDTH)
};
#define CORRECTION                                                                     \
  WORDS ("id", 0), WORDS ("time", 0), WORDS ("coder", 0), WORDS ("correction", 0), WORDS ("about", 0), \
    WORDS ("value", PASSAGE_WIDTH), WORDS ("status", 0), WORDS ("note", 0)
static const TableColumn correction_columns[] = { CORRECTION };
static const TableColumn all_correction_columns[] = {
  CORRECTION, WORDS ("reason", 0), WORDS ("document", 0), WORDS ("document_name", 0), WORDS ("quote", 0),
  WORDS ("undone_time", 0), WORDS ("undone_by", 0)
};

static const TableColumn found_columns[] = {
  WORDS ("id", 0), WORDS ("key", 0), WORDS ("date", 0), WORDS ("outlet", NAME_WIDTH), WORDS ("passage", 0)
};

/* What can be listed: columns for people, columns for programs. */
static const struct {
  const char *name;
  SgRowsKind kind;
  void (*add) (Table *table, const SgRows *rows, TableFormat format);
  const TableColumn *columns, *all_columns;
  gint n_columns, n_all_columns;
} kinds[] = {
#define COLUMNS(short, all) short, all, G_N_ELEMENTS (short), G_N_ELEMENTS (all)
  { "actors", SG_ROWS_ACTORS, add_actors, COLUMNS (actor_columns, actor_columns) },
  { "statements", SG_ROWS_STATEMENTS, add_statements, COLUMNS (statement_columns, all_statement_columns) },
  { "ties", SG_ROWS_TIES, add_ties, COLUMNS (tie_columns, all_tie_columns) },
  { "documents", SG_ROWS_DOCUMENTS, add_documents, COLUMNS (document_columns, document_columns) },
  { "corrections", SG_ROWS_CORRECTIONS, add_corrections, COLUMNS (correction_columns, all_correction_columns) },
#undef COLUMNS
};

typedef struct {
  gint64 limit, sample, seed;
  gboolean summary;
  TableFormat format;
} Options;

/* How to go on, for a person with a sample. */
static void
print_advice (const char *path, const char *what)
{
  printf ("\nTo judge them: stancegraph edit %s confirm ID... or reject ID..., or what 'stancegraph help edit' tells;\n"
          "'stancegraph show %s ID' shows a passage. Then 'stancegraph list %s %s --summary' tells how many were right.\n",
          path, path, path, what);
}

static SgRows *
read_rows (SgStore *store, guint kind, const SgFilter *filter, const Options *options, GError **error)
{
  if (options->sample > 0)
    return sg_store_sample (store, kinds[kind].kind, filter, options->sample, options->seed, error);
  return sg_store_list (store, kinds[kind].kind, filter, options->limit, error);
}

/* Lists rows of one of the kinds. */
static gboolean
list (SgStore *store, const char *path, guint kind, const SgFilter *filter, const Options *options, GError **error)
{
  g_autoptr (SgRows) rows = read_rows (store, kind, filter, options, error);
  if (rows == NULL)
    return FALSE;
  gboolean people = options->format == TABLE_TEXT;
  gboolean found = people && filter->text != NULL && kinds[kind].kind == SG_ROWS_DOCUMENTS;
  g_autoptr (Table) table = found ? table_new (found_columns, G_N_ELEMENTS (found_columns))
                                  : table_new (people ? kinds[kind].columns : kinds[kind].all_columns,
                                               people ? kinds[kind].n_columns : kinds[kind].n_all_columns);
  (found ? add_found : kinds[kind].add) (table, rows, options->format);
  if (!table_print (table, options->format, stdout, error))
    return FALSE;
  if (people && table_get_n_rows (table) == 0)
    command_find_nothing (&command_list);
  else if (people && options->sample > 0)
    print_advice (path, kinds[kind].name);
  return TRUE;
}

static int
run_list (const Command *command, const char *path, guint kind, const SgFilter *filter, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgStore) store = sg_store_open (path, SG_STORE_READ, &error);
  if (store == NULL || !(options->summary ? list_summary (store, path, kinds[kind].kind, filter, options->format, &error)
                                          : list (store, path, kind, filter, options, &error)))
    return command_fail (command, error);
  return COMMAND_DONE;
}

static gboolean
is_filtered (const SgFilter *filter)
{
  return filter->stance != SG_STANCE_NONE || filter->act != SG_ACT_NONE || filter->speaker != NULL || filter->target != NULL
         || filter->actor != NULL || filter->since != NULL || filter->until != NULL || filter->outlet != NULL || filter->text != NULL
         || filter->min_weight > 0 || filter->min_confidence > 0 || filter->confirmed_only || filter->roll_up;
}

/* Options that do not go together; COMMAND_DONE where all do. */
static int
check_options (const Command *command, guint kind, const SgFilter *filter, const Options *options)
{
  gboolean read = kinds[kind].kind == SG_ROWS_STATEMENTS || kinds[kind].kind == SG_ROWS_TIES;
  const char *name = options->summary ? "--summary" : "--sample";
  if (options->limit < 0)
    return command_misuse (command, "--limit: a number from 1 on expected");
  if (options->sample < 0)
    return command_misuse (command, "--sample: a number from 1 on expected");
  if (kinds[kind].kind == SG_ROWS_CORRECTIONS && is_filtered (filter))
    return command_misuse (command, "corrections are listed all, without a filter");
  if (options->sample == 0 && !options->summary)
    return COMMAND_DONE;
  if (!read)
    return command_misuse (command, "%s: only of statements or ties", name);
  if (options->limit > 0 || (options->summary && options->sample > 0))
    return command_misuse (command, "--limit, --sample and --summary do not go together");
  if (filter->confirmed_only)
    return command_misuse (command, "%s is of all that was read, not of what is confirmed only", name);
  return COMMAND_DONE;
}

static int
run (const Command *command, char **argv)
{
  Options options = { .seed = 1, .format = TABLE_TEXT };
  char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, "How to write the table; default: text", "text|json|csv|tsv" },
    { "limit", 0, 0, G_OPTION_ARG_INT64, &options.limit, "At most so many rows", "N" },
    { "sample", 0, 0, G_OPTION_ARG_INT64, &options.sample, "So many statements or ties by chance, to judge", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &options.seed, "Which sample; default: 1", "S" },
    { "summary", 0, 0, G_OPTION_ARG_NONE, &options.summary, "How many were checked, and how many were right", NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (FilterOptions) filters = filter_options_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;
  int status;
  gboolean parsed = command_parse (command, entries, filters, argv, &arguments, &status);
  g_autofree char *format = format_name;
  if (!parsed)
    return status;
  if (!table_format_parse (format, &options.format, &error))
    return command_misuse (command, "%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strcmp (arguments[1], kinds[i].name) != 0)
      continue;
    status = check_options (command, i, &filters->filter, &options);
    return status == COMMAND_DONE ? run_list (command, arguments[0], i, &filters->filter, &options) : status;
  }
  return command_misuse (command, "actors, statements, ties, documents or corrections expected, not '%s'", arguments[1]);
}

const Command command_list = {
  "list", "STORE actors|statements|ties|documents|corrections", "List what is in a store", 2, 2, run
};
