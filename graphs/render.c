/* SPDX-License-Identifier: GPL-2.0-or-later
 *
 * In: a graph and the path of an image. Out: the image, whole or not at all.
 *
 * The description goes to stancegraph-draw through a file without a name (a
 * pipe would kill us with SIGPIPE where that program dies early), the image
 * comes back through a pipe into memory, and is put in place by a rename. A
 * layout that takes too long is killed.
 */
#include "export-private.h"
#include "picture-private.h"

#include "svg-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stancegraph/error.h>
#include <string.h>
#include <unistd.h>

#define PROGRAM "stancegraph-draw"

static const char *const format_names[] = {
#define NAME(NAME, name) name,
  SG_PICTURE_LIST (NAME)
#undef NAME
};

/**
 * sg_picture_format_get_name:
 * @format: a format
 *
 * Returns: (transfer none): its name, which is the ending of its files
 */
const char *
sg_picture_format_get_name (SgPictureFormat format)
{
  g_return_val_if_fail ((guint) format < SG_N_PICTURE_FORMATS, NULL);
  return format_names[format];
}

/**
 * sg_picture_format_from_path:
 * @path: path of a picture
 * @format: (out): the format that its ending names, in either case
 * @error: %SG_ERROR_DATA where the ending names none
 *
 * Returns: whether the ending is known
 */
gboolean
sg_picture_format_from_path (const char *path, SgPictureFormat *format, GError **error)
{
  const char *ending = strrchr (path, '.');
  for (int i = 0; ending != NULL && i < SG_N_PICTURE_FORMATS; i++)
    if (g_ascii_strcasecmp (ending + 1, format_names[i]) == 0) {
      *format = (SgPictureFormat) i;
      return TRUE;
    }
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s: ending .svg, .png, .pdf or .dot expected", path);
  return FALSE;
}

/* "folder/below/stancegraph-draw" where that is a program, else NULL. */
static char *
find_in_folder (const char *folder, const char *below)
{
  g_autofree char *path = g_build_filename (folder, below, PROGRAM, NULL);
  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) ? g_steal_pointer (&path) : NULL;
}

/* Beside the running program; above it, where libtool keeps programs that are
 * not installed (.libs); under libexec of the same prefix. */
static char *
find_beside_program (void)
{
  static const char *const places[] = { "", "..", "../libexec/stancegraph" };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++) {
    char *path = find_in_folder (folder, places[i]);
    if (path != NULL)
      return path;
  }
  return NULL;
}

static char *
find_program (const SgPictureOptions *options, GError **error)
{
  if (options->program != NULL)
    return g_strdup (options->program);
  char *path = find_beside_program ();
  if (path == NULL)
    path = find_in_folder (SG_PKGLIBEXECDIR, "");
  if (path == NULL)
    path = g_find_program_in_path (PROGRAM);
  if (path == NULL)
    g_set_error (error, SG_ERROR, SG_ERROR_GRAPH,
                 "the program " PROGRAM " is missing: neither beside this program, nor in %s, nor in PATH",
                 SG_PKGLIBEXECDIR);
  return path;
}

static gboolean
set_read_error (GError **error, const char *what, int number)
{
  g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s: %s", what, g_strerror (number));
  return FALSE;
}

/* A file without a name that holds @text, to be read from its start; -1 on error. */
static int
open_text (const char *text, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) reason = NULL;
  int fd = g_file_open_tmp ("stancegraph-XXXXXX", &name, &reason);
  if (fd < 0) {
    g_set_error_literal (error, SG_ERROR, SG_ERROR_READ, reason->message);
    return -1;
  }
  g_unlink (name);
  for (gsize left = strlen (text); left > 0;) {
    gssize n = write (fd, text, left);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      set_read_error (error, g_get_tmp_dir (), errno);
      g_close (fd, NULL);
      return -1;
    }
    text += n;
    left -= (gsize) n;
  }
  lseek (fd, 0, SEEK_SET);
  return fd;
}

static GSubprocess *
start_program (const char *program, const char *description, SgPictureFormat format, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  int fd = open_text (description, error);
  if (fd < 0)
    return NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, fd);
  GSubprocess *process = g_subprocess_launcher_spawn (launcher, &reason, program, format_names[format], NULL);
  if (process == NULL)
    g_set_error (error, SG_ERROR, SG_ERROR_GRAPH, "%s: %s", program, reason->message);
  return process;
}

/* What waiting for the program has come to. */
typedef struct {
  GSubprocess *process;
  GCancellable *reading;
  GBytes *image, *messages;
  gboolean is_done, is_late;
} Wait;

static void
on_done (GObject *process, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;
  wait->is_done = TRUE;
  (void) g_subprocess_communicate_finish (G_SUBPROCESS (process), result, &wait->image, &wait->messages, NULL);
}

static gboolean
on_timeout (gpointer data)
{
  Wait *wait = data;
  wait->is_late = TRUE;
  g_subprocess_force_exit (wait->process);
  g_cancellable_cancel (wait->reading);    /* a child of its own may hold the pipe */
  return G_SOURCE_REMOVE;
}

/* Waits for output and end of the program, @timeout seconds at most, in a main
 * context of its own: the caller's loop does not run meanwhile. */
static void
wait_for_program (Wait *wait, guint timeout)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) source = g_timeout_source_new_seconds (timeout);
  g_autoptr (GCancellable) reading = g_cancellable_new ();
  wait->reading = reading;
  g_main_context_push_thread_default (context);
  g_source_set_callback (source, on_timeout, wait, NULL);
  g_source_attach (source, context);
  g_subprocess_communicate_async (wait->process, NULL, reading, on_done, wait);
  while (!wait->is_done)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (source);
  g_main_context_pop_thread_default (context);
}

/* The first line of what the program said, without its name. */
static char *
dup_message (GBytes *messages)
{
  gsize size = 0;
  const char *data = messages != NULL ? g_bytes_get_data (messages, &size) : NULL;
  g_autofree char *raw = g_strndup (data != NULL ? data : "", size);
  g_autofree char *valid = g_utf8_make_valid (raw, -1);
  const char *text = g_str_has_prefix (valid, PROGRAM ": ") ? valid + strlen (PROGRAM ": ") : valid;
  return g_strndup (text, strcspn (text, "\n"));
}

static gboolean
check_end (const Wait *wait, guint timeout, GError **error)
{
  g_autofree char *message = dup_message (wait->messages);
  if (wait->is_late)
    g_set_error (error, SG_ERROR, SG_ERROR_LIMIT,
                 "drawing took longer than %u s: show less, by a higher --min-weight or --min-confidence, one --stance,"
                 " one --actor or a shorter time, or allow more with --timeout", timeout);
  else if (!g_subprocess_get_if_exited (wait->process))
    g_set_error (error, SG_ERROR, SG_ERROR_GRAPH, PROGRAM " was ended by signal %d",
                 g_subprocess_get_term_sig (wait->process));
  else if (g_subprocess_get_exit_status (wait->process) != 0)
    g_set_error (error, SG_ERROR, SG_ERROR_GRAPH, PROGRAM ": %s", *message != '\0' ? message : "failed");
  else if (wait->image == NULL || g_bytes_get_size (wait->image) == 0)
    g_set_error (error, SG_ERROR, SG_ERROR_GRAPH, PROGRAM ": no image came");
  else
    return TRUE;
  return FALSE;
}

/* The image that the program makes of a description. */
static GBytes *
run_program (const SgPictureOptions *options, const char *description, SgPictureFormat format, GError **error)
{
  guint timeout = options->timeout > 0 ? options->timeout : SG_PICTURE_TIMEOUT;
  g_autofree char *program = find_program (options, error);
  if (program == NULL)
    return NULL;
  g_autoptr (GSubprocess) process = start_program (program, description, format, error);
  if (process == NULL)
    return NULL;
  Wait wait = { .process = process };
  wait_for_program (&wait, timeout);
  gboolean is_good = check_end (&wait, timeout, error);
  g_clear_pointer (&wait.messages, g_bytes_unref);
  if (!is_good)
    g_clear_pointer (&wait.image, g_bytes_unref);
  return wait.image;
}

/* What to show on pointing at a node or an edge, by the id in the picture. */
static GHashTable *
make_tips (const SgGraph *graph)
{
  GHashTable *tips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gint32 n_nodes, n_edges;
  const SgNode *nodes = sg_graph_get_nodes (graph, &n_nodes);
  sg_graph_get_edges (graph, &n_edges);
  for (gint32 i = 0; i < n_nodes; i++)
    if (nodes[i].id != NULL)
      g_hash_table_insert (tips, g_strdup (nodes[i].id), sgp_picture_dup_node_tip (graph, i));
  for (gint32 i = 0; i < n_edges; i++)
    g_hash_table_insert (tips, g_strdup_printf ("edge%d", i), sgp_picture_dup_edge_tip (graph, i));
  return tips;
}

static GBytes *
set_tips (const SgGraph *graph, GBytes *image)
{
  gsize size;
  const char *data = g_bytes_get_data (image, &size);
  g_autofree char *svg = g_strndup (data, size);
  g_autoptr (GHashTable) tips = make_tips (graph);
  char *changed = sgp_svg_set_titles (svg, tips);
  return g_bytes_new_take (changed, strlen (changed));
}

static GBytes *
make_image (const SgGraph *graph, const SgPictureOptions *options, SgPictureFormat format, GError **error)
{
  char *description = sg_picture_describe (graph, options);
  if (format == SG_PICTURE_DOT)
    return g_bytes_new_take (description, strlen (description));
  g_autoptr (GBytes) image = run_program (options, description, format, error);
  g_free (description);
  if (image == NULL)
    return NULL;
  return format == SG_PICTURE_SVG ? set_tips (graph, image) : g_steal_pointer (&image);
}

/**
 * sg_picture_render:
 * @graph: a graph, in any view
 * @options: (nullable): what to write above, how long to wait; NULL for none
 * @path: the image; its ending, .svg, .png, .pdf or .dot, says what kind. A
 *   file there is replaced
 * @error: %SG_ERROR_DATA for another ending, %SG_ERROR_LIMIT where the time is
 *   over, %SG_ERROR_GRAPH where drawing failed, %SG_ERROR_READ where the file
 *   cannot be written
 *
 * Draws a graph. On failure nothing is written and a file at @path is as it
 * was. May be called by several threads.
 *
 * Returns: whether the image is in place
 */
gboolean
sg_picture_render (const SgGraph *graph, const SgPictureOptions *options, const char *path, GError **error)
{
  static const SgPictureOptions defaults = SG_PICTURE_OPTIONS_INIT;
  SgPictureFormat format;
  gsize size;
  if (!sg_picture_format_from_path (path, &format, error))
    return FALSE;
  g_autoptr (GBytes) image = make_image (graph, options != NULL ? options : &defaults, format, error);
  if (image == NULL)
    return FALSE;
  const char *data = g_bytes_get_data (image, &size);
  g_autoptr (GString) text = g_string_new_len (data, (gssize) size);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_ptr_array_add (texts, text);
  return sgp_files_write ((char *[]) { (char *) path, NULL }, texts, error);
}
