/* SPDX-License-Identifier: MIT
 *
 * A file, pipe or standard input goes in; lines or all bytes come out. One
 * buffer is read into with read(2), so that a line that has come through a pipe
 * is handed on at once. A peek may let the buffer grow up to BLANK_LIMIT, which
 * is as much white space as may stand before the first line.
 */
#include "text/source-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stancegraph/error.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (64 * 1024)
#define BLANK_LIMIT (1024 * 1024)

struct _SgpSource {
  int descriptor;
  gboolean at_end;
  GByteArray *buffer;
  gsize from;                   /* first byte of the buffer not yet taken */
};

static void
set_errno_error (GError **error, const char *doing)
{
  int number = errno;
  g_set_error (error, SG_ERROR, SG_ERROR_READ, "%s: %s", doing, g_strerror (number));
}

SgpSource *
sgp_source_open (const char *path, GError **error)
{
  struct stat status;
  int descriptor = strcmp (path, "-") == 0 ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 || fstat (descriptor, &status) != 0) {
    set_errno_error (error, "cannot open");
    return NULL;
  }
  SgpSource *source = g_new0 (SgpSource, 1);
  source->descriptor = descriptor;
  source->buffer = g_byte_array_new ();
  if (S_ISDIR (status.st_mode)) {
    errno = EISDIR;
    set_errno_error (error, "cannot read");
    g_clear_pointer (&source, sgp_source_close);
  }
  return source;
}

void
sgp_source_close (SgpSource *source)
{
  if (source->descriptor != STDIN_FILENO)
    close (source->descriptor);
  g_byte_array_unref (source->buffer);
  g_free (source);
}

/* Bytes in the buffer that are not taken yet. */
static gsize
get_left (const SgpSource *source)
{
  return source->buffer->len - source->from;
}

static const char *
get_bytes (const SgpSource *source)
{
  const char *bytes = (const char *) source->buffer->data;     /* NULL before the first block */
  return bytes != NULL ? bytes + source->from : NULL;
}

/* Reads one more block behind what is left; FALSE with an error. */
static gboolean
fill (SgpSource *source, GError **error)
{
  gssize n;
  if (source->from > 0)
    g_byte_array_remove_range (source->buffer, 0, (guint) source->from);
  source->from = 0;
  guint length = source->buffer->len;
  g_byte_array_set_size (source->buffer, length + BLOCK);
  do
    n = read (source->descriptor, source->buffer->data + length, BLOCK);
  while (n < 0 && errno == EINTR);
  g_byte_array_set_size (source->buffer, length + (guint) MAX (n, 0));
  source->at_end = n <= 0;
  if (n < 0)
    set_errno_error (error, "cannot read");
  return n >= 0;
}

/* Bytes of a byte order mark and white space that the buffer begins with. */
static gsize
count_blanks (const SgpSource *source, gsize from)
{
  gsize left = get_left (source);
  const char *bytes = get_bytes (source);
  if (from == 0 && left >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    from = 3;
  while (from < left && g_ascii_isspace (bytes[from]))
    from++;
  return from;
}

/* Whether enough is there to peek at, behind @from blanks. */
static gboolean
is_enough (const SgpSource *source, gsize from)
{
  gsize left = get_left (source);
  if (source->at_end || from > BLANK_LIMIT || left >= from + SGP_SOURCE_PEEK)
    return TRUE;
  return left > from && memchr (get_bytes (source) + from, '\n', left - from) != NULL;
}

const char *
sgp_source_peek (SgpSource *source, gsize *length, GError **error)
{
  gsize from = count_blanks (source, 0);
  while (!is_enough (source, from)) {
    if (!fill (source, error))
      return NULL;
    from = count_blanks (source, from);
  }
  const char *line = get_left (source) > 0 ? get_bytes (source) + from : "";
  *length = MIN (get_left (source) - from, SGP_SOURCE_PEEK);
  const char *end = memchr (line, '\n', *length);
  if (end != NULL)
    *length = (gsize) (end - line);
  return line;
}

const char *
sgp_source_get_block (SgpSource *source, gsize *length, GError **error)
{
  while (get_left (source) == 0)
    if (source->at_end || !fill (source, error))
      return NULL;
  *length = get_left (source);
  return get_bytes (source);
}

void
sgp_source_skip (SgpSource *source, gsize n)
{
  source->from += n;
}

/* Takes @n bytes of the buffer; adds them where @n and what is there fit. */
static gboolean
take (SgpSource *source, gsize n, gsize limit, GString *out)
{
  gboolean fits = out->len + n <= limit;
  if (fits)
    g_string_append_len (out, get_bytes (source), (gssize) n);
  source->from += n;
  return fits;
}

static gboolean
set_limit_error (GError **error, gsize limit, const char *what)
{
  g_set_error (error, SG_ERROR, SG_ERROR_LIMIT, "%s of more than %" G_GSIZE_FORMAT " bytes", what, limit);
  return FALSE;
}

gboolean
sgp_source_read_line (SgpSource *source, gsize limit, GString *line, GError **error)
{
  gboolean fits = TRUE, any = FALSE;
  g_string_set_size (line, 0);
  for (;;) {
    gsize left = get_left (source);
    const char *end = left > 0 ? memchr (get_bytes (source), '\n', left) : NULL;
    any = any || left > 0;
    fits = take (source, end != NULL ? (gsize) (end - get_bytes (source)) : left, limit, line) && fits;
    if (end != NULL) {
      source->from++;
      break;
    }
    if (source->at_end)
      break;
    if (!fill (source, error))
      return FALSE;
  }
  return fits ? any : set_limit_error (error, limit, "line");
}

gboolean
sgp_source_read_all (SgpSource *source, gsize limit, GString *text, GError **error)
{
  g_string_set_size (text, 0);
  for (;;) {
    if (!take (source, get_left (source), limit, text))
      return set_limit_error (error, limit, "text");
    if (source->at_end)
      return TRUE;
    if (!fill (source, error))
      return FALSE;
  }
}
