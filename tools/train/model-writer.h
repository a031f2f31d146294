/* SPDX-License-Identifier: MIT
 *
 * Writes the file of a model; core/language/model-private.h tells its form.
 */
#pragma once

#include <glib.h>

/* Sections, in the order in which they are added. */
typedef struct _ModelWriter ModelWriter;
ModelWriter *model_writer_new (void);
void model_writer_add (ModelWriter *writer, const char *name, GByteArray *data);
void model_writer_add_strings (ModelWriter *writer, const char *name, const GPtrArray *strings);
/* Frees @writer; says so where the file cannot be written. */
gboolean model_writer_save (ModelWriter *writer, const char *path);
