/* SPDX-License-Identifier: MIT
 *
 * Judgements from a spreadsheet: a TSV file with the columns id, verdict and,
 * if there is one, note, found by their names in the first line; without such
 * a line they are the first three. So what `list --sample --format tsv` prints
 * can be given a column more, filled in, and read back:
 *
 *     id    ...  verdict            note
 *     t17   ...  ok                              ->  confirm t17
 *     t18   ...  set-target Bo Lee  not Ann      ->  set-target t18 "Bo Lee", noted
 *     t19   ...                                  ->  nothing: it waits for its turn
 */
#include "edit-private.h"

#include <stancegraph/error.h>
#include <string.h>
#include <unistd.h>

/* Where the cells stand; -1 for a note that is not there. */
typedef struct {
  gint id, verdict, note;
} Columns;

/* All of a file or of stdin, as valid UTF-8. */
static char *
read_all (const char *path, GError **error)
{
  gsize length;
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;
  if (strcmp (path, "-") == 0) {
    g_autoptr (GIOChannel) channel = g_io_channel_unix_new (STDIN_FILENO);
    if (g_io_channel_set_encoding (channel, NULL, &reason) == G_IO_STATUS_NORMAL)
      g_io_channel_read_to_end (channel, &text, &length, &reason);
  } else {
    g_file_get_contents (path, &text, &length, &reason);
  }
  if (reason != NULL)
    g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s", reason->message);
  else if (!g_utf8_validate (text, (gssize) length, NULL))
    g_set_error (error, SG_ERROR, SG_ERROR_ENCODING, "%s: not UTF-8", path);
  else
    return g_steal_pointer (&text);
  return NULL;
}

static gint
find_column (char **cells, const char *name)
{
  for (gint i = 0; cells[i] != NULL; i++)
    if (g_ascii_strcasecmp (cells[i], name) == 0)
      return i;
  return -1;
}

/* Whether these cells are the names of the columns. */
static gboolean
read_head (char **cells, Columns *columns)
{
  Columns named = { find_column (cells, "id"), find_column (cells, "verdict"), find_column (cells, "note") };
  if (named.id < 0 || named.verdict < 0)
    return FALSE;
  *columns = named;
  return TRUE;
}

/* A cell without blanks around it, and without the quotation marks that
 * spreadsheets put around one which holds some. */
static char *
dup_cell (char **cells, gint column)
{
  if (column < 0 || column >= (gint) g_strv_length (cells))
    return g_strdup ("");
  g_autofree char *cell = g_strstrip (g_strdup (cells[column]));
  gsize length = strlen (cell);
  if (length < 2 || cell[0] != '"' || cell[length - 1] != '"')
    return g_steal_pointer (&cell);
  cell[length - 1] = '\0';
  g_auto (GStrv) parts = g_strsplit (cell + 1, "\"\"", -1);
  return g_strjoinv ("\"", parts);
}

/* The words of an action: its name, the id and, behind a blank, a value. */
static char **
make_words (const char *id, const char *verdict)
{
  static const char *const short_words[][2] = {
    { "ok", "confirm" }, { "right", "confirm" }, { "yes", "confirm" }, { "wrong", "reject" }, { "no", "reject" },
  };
  g_auto (GStrv) parts = g_strsplit (verdict, " ", 2);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *name = parts[0];
  for (guint i = 0; i < G_N_ELEMENTS (short_words); i++)
    if (g_ascii_strcasecmp (name, short_words[i][0]) == 0)
      name = short_words[i][1];
  g_ptr_array_add (words, g_strdup (name));
  g_ptr_array_add (words, g_strdup (id));
  if (parts[1] != NULL)
    g_ptr_array_add (words, g_strdup (g_strstrip (parts[1])));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static gboolean
add_line (EditPlan *plan, char **cells, const Columns *columns, const EditOptions *options, const char *place, GError **error)
{
  g_autofree char *id = dup_cell (cells, columns->id), *verdict = dup_cell (cells, columns->verdict);
  char *note = dup_cell (cells, columns->note);
  EditOptions line_options = *options;
  char **notes = g_new0 (char *, 2);   /* the plan keeps it as long as the step */
  notes[0] = note;
  g_ptr_array_add (plan->words, notes);
  if (*verdict == '\0')
    return TRUE;
  if (*note != '\0')
    line_options.note = note;
  if (edit_plan_add (plan, make_words (id, verdict), &line_options, place, error))
    return TRUE;
  g_prefix_error (error, "%s: ", place);
  return FALSE;
}

gboolean
edit_plan_add_file (EditPlan *plan, const char *path, const EditOptions *options, GError **error)
{
  Columns columns = { 0, 1, 2 };
  g_autofree char *text = read_all (path, error);
  if (text == NULL)
    return FALSE;
  g_auto (GStrv) lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_strchomp (lines[i]);
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
    g_autofree char *place = g_strdup_printf ("%s:%u", strcmp (path, "-") == 0 ? "stdin" : path, i + 1);
    if ((i > 0 || !read_head (cells, &columns)) && !add_line (plan, cells, &columns, options, place, error))
      return FALSE;
  }
  return TRUE;
}
