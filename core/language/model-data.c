/* SPDX-License-Identifier: MIT
 *
 * The trained models as read-only data of the library: the loader maps them,
 * all processes share them, and there is no file to find at run time. The build
 * unpacks models/en/NAME.model.xz to the folder that the compiler runs in, from
 * where the assembler takes each as it is. The models themselves are licensed
 * as the card beside each says.
 */
#include "language/model-private.h"

#ifndef MODEL_FOLDER
#define MODEL_FOLDER "models/en/"
#endif

/* 64 bytes: what sections of a model are aligned to. */
#define INCLUDE_MODEL(name)                                                                  \
  __asm__ (".pushsection .rodata.sgp_model, \"a\", %progbits\n"                             \
           ".balign 64\n"                                                                    \
           ".globl sgp_model_" #name "_begin\n"                                              \
           ".hidden sgp_model_" #name "_begin\n"                                             \
           "sgp_model_" #name "_begin:\n"                                                    \
           ".incbin \"" MODEL_FOLDER #name ".model\"\n"                                      \
           ".globl sgp_model_" #name "_end\n"                                                \
           ".hidden sgp_model_" #name "_end\n"                                               \
           "sgp_model_" #name "_end:\n"                                                      \
           ".byte 0\n"                                                                       \
           ".popsection\n");                                                                 \
  extern const guint8 sgp_model_##name##_begin[] __attribute__ ((visibility ("hidden")));    \
  extern const guint8 sgp_model_##name##_end[] __attribute__ ((visibility ("hidden")));

/* One line a model, here and below; and in core/local.mk. */
INCLUDE_MODEL (syntax)
INCLUDE_MODEL (names)
INCLUDE_MODEL (words)
INCLUDE_MODEL (network)

static const struct {
  const char *name;
  const guint8 *begin, *end;
} BUILTIN[SGP_N_MODELS] = {
  [SGP_MODEL_SYNTAX] = { "syntax", sgp_model_syntax_begin, sgp_model_syntax_end },
  [SGP_MODEL_NAMES] = { "names", sgp_model_names_begin, sgp_model_names_end },
  [SGP_MODEL_WORDS] = { "words", sgp_model_words_begin, sgp_model_words_end },
  [SGP_MODEL_NETWORK] = { "network", sgp_model_network_begin, sgp_model_network_end },
};

const char *
sgp_model_get_name (SgpModelId id)
{
  return BUILTIN[id].name;
}

const guint8 *
sgp_model_get_builtin (SgpModelId id, gsize *size)
{
  *size = (gsize) ((guintptr) BUILTIN[id].end - (guintptr) BUILTIN[id].begin);
  return BUILTIN[id].begin;
}

/**
 * sgp_models_open:
 * @models: (out): every model built in
 * @error: %SG_ERROR_DATA
 *
 * Returns: whether headers and tables of all are sound
 */
gboolean
sgp_models_open (SgpModels *models, GError **error)
{
  for (SgpModelId id = 0; id < SGP_N_MODELS; id++) {
    gsize size;
    const guint8 *data = sgp_model_get_builtin (id, &size);
    if (!sgp_model_open (&models->models[id], data, size, error)) {
      g_prefix_error (error, "%s: ", sgp_model_get_name (id));
      return FALSE;
    }
  }
  return TRUE;
}
