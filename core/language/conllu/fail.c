/* SPDX-License-Identifier: MIT
 *
 * What is wrong with a line of CoNLL-U, and where: the byte in the line, from 1,
 * and which of the ten columns it begins. The line's number is put in front by
 * those who know the file.
 *
 *     2	left	leave	VERB	VBD	_	7	root	_	_
 *     lee.conllu:2: byte 23: column 7 (HEAD): 0 to 2 expected, not 7
 */
#include "language/conllu/conllu-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* A message quotes what is in a file, which may be a word of a megabyte: of one
 * that is longer the two ends are kept. */
#define MAX_MESSAGE 400
#define KEPT_END 160

static const char *const names[SGP_CONLLU_N_COLUMNS] = { "ID", "FORM", "LEMMA", "UPOS", "XPOS",
                                                         "FEATS", "HEAD", "DEPREL", "DEPS", "MISC" };

static char *
dup_short (const char *message)
{
  gsize length = strlen (message);
  if (length <= MAX_MESSAGE)
    return g_strdup (message);
  const char *head = g_utf8_find_prev_char (message, message + MAX_MESSAGE - KEPT_END);
  const char *tail = g_utf8_find_next_char (message + length - KEPT_END, NULL);
  return g_strdup_printf ("%.*s ... %s", (int) (head - message), message, tail);
}

static void
set_error (const SgpConllu *conllu, const char *at, const char *column, GError **error, int code, const char *format,
           va_list arguments)
{
  g_autofree char *message = g_strdup_vprintf (format, arguments), *shown = dup_short (message);
  g_set_error (error, SG_ERROR, code, "byte %" G_GSIZE_FORMAT ": %s%s", (gsize) (at - conllu->place.start) + 1, column,
               shown);
}

gboolean
sgp_conllu_fail (const SgpConllu *conllu, const char *at, GError **error, int code, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  set_error (conllu, at, "", error, code, format, arguments);
  va_end (arguments);
  return FALSE;
}

gboolean
sgp_conllu_fail_in (const SgpConllu *conllu, SgpConlluColumn column, GError **error, int code, const char *format, ...)
{
  char name[32];
  const char *at = conllu->place.start;
  va_list arguments;
  for (SgpConlluColumn i = 0; i < column; i++)  /* each ends with a NUL, where its tab was */
    at += strlen (at) + 1;
  g_snprintf (name, sizeof name, "column %d (%s): ", (int) column + 1, names[column]);
  va_start (arguments, format);
  set_error (conllu, at, name, error, code, format, arguments);
  va_end (arguments);
  return FALSE;
}
