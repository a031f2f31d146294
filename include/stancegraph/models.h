/* SPDX-License-Identifier: MIT
 *
 * The trained models that the library has inside, and whether every byte of
 * them is as it was made. Opening a language layer looks at their heads alone.
 *
 *     syntax   11730944 bytes   9 sections   sound
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgModelInfo:
 * @name: of its file, without ending; static
 * @size: bytes in memory
 * @n_sections: parts of it; 0 where its head is broken
 */
typedef struct {
  const char *name;
  gsize size;
  gint32 n_sections;
} SgModelInfo;

gint32 sg_models_get_n (void);
gboolean sg_models_check (gint32 index, SgModelInfo *info, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
