/* SPDX-License-Identifier: MIT
 *
 * What may be told of the articles beside them, the same in every command that
 * reads articles; and the reader that knows it.
 */
#include "command.h"

#include <stdio.h>

void
input_options_clear (InputOptions *options)
{
  g_free (options->columns);
  g_free (options->meta);
  g_free (options->date);
  g_free (options->outlet);
}

/* Tells the reader a value for all; says so where it is wrong. */
static gboolean
set_default (const Command *command, SgReader *reader, const char *option, SgMeta meta, const char *value, int *status)
{
  g_autoptr (GError) error = NULL;
  if (value == NULL || sg_reader_set_default (reader, meta, value, &error))
    return TRUE;
  *status = command_misuse (command, "%s: %s", option, error->message);
  return FALSE;
}

SgReader *
input_options_open (const Command *command, const InputOptions *options, const char *const *inputs, int *status)
{
  static const char *const from_stdin[] = { "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SgReader) reader = sg_reader_new (inputs[0] != NULL ? inputs : from_stdin);
  if (!set_default (command, reader, "--date", SG_META_DATE, options->date, status)
      || !set_default (command, reader, "--outlet", SG_META_OUTLET, options->outlet, status))
    return NULL;
  if (options->columns != NULL && !sg_reader_set_columns (reader, options->columns, &error)) {
    *status = command_misuse (command, "--columns: %s", error->message);
    return NULL;
  }
  if (options->meta != NULL && !sg_reader_read_meta (reader, options->meta, &error)) {
    *status = command_fail (command, error);
    return NULL;
  }
  return g_steal_pointer (&reader);
}

void
input_options_warn (const Command *command, const SgReader *reader)
{
  g_autofree char *warning = sg_reader_dup_warning (reader);
  if (warning != NULL)
    fprintf (stderr, "stancegraph %s: %s\n", command->name, warning);
}
