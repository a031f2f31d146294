/* SPDX-License-Identifier: MIT
 *
 * What anybody may ask of the models that are built in: which there are, and
 * whether they are sound. model-data.c has their bytes, model.c looks at them.
 */
#include <stancegraph/models.h>

#include "language/model-private.h"

/**
 * sg_models_get_n:
 *
 * Returns: how many models are built in
 */
gint32
sg_models_get_n (void)
{
  return SGP_N_MODELS;
}

/**
 * sg_models_check:
 * @index: a model, from 0 on
 * @info: (out): what it is; also of one that is not sound
 * @error: %SG_ERROR_DATA: what is wrong with it
 *
 * Sums up all bytes of a model, some milliseconds' work.
 *
 * Returns: whether it is as it was made
 */
gboolean
sg_models_check (gint32 index, SgModelInfo *info, GError **error)
{
  g_return_val_if_fail (index >= 0 && index < SGP_N_MODELS && info != NULL, FALSE);
  SgpModel model;
  gsize size;
  const guint8 *data = sgp_model_get_builtin ((SgpModelId) index, &size);
  *info = (SgModelInfo) { sgp_model_get_name ((SgpModelId) index), size, 0 };
  if (!sgp_model_open (&model, data, size, error))
    return FALSE;
  info->n_sections = sgp_model_get_n_sections (&model);
  return sgp_model_check (&model, error);
}
