/* SPDX-License-Identifier: MIT
 *
 * The trained model as read-only data of the library: the loader maps it, all
 * processes share it, and there is no file to find at run time. The build
 * unpacks models/en/syntax.model.xz to the folder that the compiler runs in, from
 * where the assembler takes it as it is. The model itself is licensed as models/en/syntax.md says.
 */
#include "language/model-private.h"

#ifndef MODEL_FILE
#define MODEL_FILE "models/en/syntax.model"
#endif

/* 64 bytes: what sections of a model are aligned to. */
__asm__ (".pushsection .rodata.sgp_model, \"a\", %progbits\n"
         ".balign 64\n"
         ".globl sgp_model_begin\n"
         ".hidden sgp_model_begin\n"
         "sgp_model_begin:\n"
         ".incbin \"" MODEL_FILE "\"\n"
         ".globl sgp_model_end\n"
         ".hidden sgp_model_end\n"
         "sgp_model_end:\n"
         ".byte 0\n"
         ".popsection\n");

extern const guint8 sgp_model_begin[] __attribute__ ((visibility ("hidden")));
extern const guint8 sgp_model_end[] __attribute__ ((visibility ("hidden")));

const guint8 *
sgp_model_get_builtin (gsize *size)
{
  *size = (gsize) ((guintptr) sgp_model_end - (guintptr) sgp_model_begin);
  return sgp_model_begin;
}
