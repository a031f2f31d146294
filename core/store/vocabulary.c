/* SPDX-License-Identifier: MIT
 *
 * The tables hold words where the library has enums, so that people can read
 * them: "blame", not 1. This is the way back. A word that is not known, which
 * only somebody else's hand can have written, becomes the first value.
 */
#include "store-private.h"

#include <stancegraph/rows.h>
#include <string.h>

#define DEFINE_PARSE(function, Type, N, get_name)                    \
  Type function (const char *word)                                   \
  {                                                                  \
    for (int i = 1; i < N; i++)                                      \
      if (strcmp (get_name ((Type) i), word) == 0)                   \
        return (Type) i;                                             \
    return (Type) 0;                                                 \
  }

DEFINE_PARSE (sgp_entity_type_parse, SgEntityType, SG_N_ENTITY_TYPES, sg_entity_type_get_name)
DEFINE_PARSE (sgp_statement_kind_parse, SgStatementKind, SG_N_STATEMENT_KINDS, sg_statement_kind_get_name)
DEFINE_PARSE (sgp_stance_parse, SgStance, SG_N_STANCES, sg_stance_get_name)
DEFINE_PARSE (sgp_act_parse, SgAct, SG_N_ACTS, sg_act_get_name)
DEFINE_PARSE (sgp_alias_kind_parse, SgAliasKind, SG_N_ALIAS_KINDS, sg_alias_kind_get_name)
DEFINE_PARSE (sgp_state_parse, SgState, SG_N_STATES, sg_state_get_name)
DEFINE_PARSE (sgp_check_parse, SgCheck, SG_N_CHECKS, sg_check_get_name)
DEFINE_PARSE (sgp_origin_parse, SgOrigin, SG_N_ORIGINS, sg_origin_get_name)

/* The names, as in the tables. */
#define DEFINE_GET_NAME(function, Type, LIST, N)                     \
  const char *function (Type value)                                  \
  {                                                                  \
    static const char *const names[] = { LIST (NAME) };              \
    g_return_val_if_fail ((guint) value < N, "");                    \
    return names[value];                                             \
  }
#define NAME(NAME, name) name,

/**
 * sg_state_get_name:
 * @state: whether a person has looked at a statement
 *
 * Returns: (transfer none): its name in the store; static
 */
DEFINE_GET_NAME (sg_state_get_name, SgState, SG_STATE_LIST, SG_N_STATES)

/**
 * sg_origin_get_name:
 * @origin: where a statement comes from
 *
 * Returns: (transfer none): its name in the store; static
 */
DEFINE_GET_NAME (sg_origin_get_name, SgOrigin, SG_ORIGIN_LIST, SG_N_ORIGINS)

/**
 * sg_check_get_name:
 * @check: what people have said of a statement or tie
 *
 * Returns: (transfer none): one word for it; static
 */
DEFINE_GET_NAME (sg_check_get_name, SgCheck, SG_CHECK_LIST, SG_N_CHECKS)
