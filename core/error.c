/* SPDX-License-Identifier: MIT
 *
 * The error domain, and the names of the vocabularies of annotation, made from
 * the lists in the public headers.
 */
#include <stancegraph/error.h>
#include <stancegraph/statement.h>

G_DEFINE_QUARK (sg-error-quark, sg_error)

/**
 * sg_error_get_name:
 * @code: a code of %SG_ERROR
 *
 * Returns: (transfer none): its name in JSON error lines; static
 */
const char *
sg_error_get_name (SgError code)
{
#define NAME(ID, name, text) name,
  static const char *const names[] = { SG_ERROR_LIST (NAME) };
#undef NAME
  g_return_val_if_fail ((guint) code < SG_N_ERRORS, "");
  return names[code];
}

/* Defines a function from an enum value to its name; static strings. */
#define NAME1(NAME) #NAME,
#define NAME2(NAME, name) name,
#define DEFINE_GET_NAME(function, Type, LIST, NAME_OF, N)            \
  const char *function (Type value)                                  \
  {                                                                  \
    static const char *const names[] = { LIST (NAME_OF) };           \
    g_return_val_if_fail ((guint) value < N, "");                    \
    return names[value];                                             \
  }

DEFINE_GET_NAME (sg_paragraph_kind_get_name, SgParagraphKind, SG_PARAGRAPH_LIST, NAME2, SG_N_PARAGRAPHS)
DEFINE_GET_NAME (sg_upos_get_name, SgUpos, SG_UPOS_LIST, NAME1, SG_N_UPOS)
DEFINE_GET_NAME (sg_entity_type_get_name, SgEntityType, SG_ENTITY_LIST, NAME2, SG_N_ENTITY_TYPES)
DEFINE_GET_NAME (sg_statement_kind_get_name, SgStatementKind, SG_STATEMENT_LIST, NAME2, SG_N_STATEMENT_KINDS)
DEFINE_GET_NAME (sg_stance_get_name, SgStance, SG_STANCE_LIST, NAME2, SG_N_STANCES)
DEFINE_GET_NAME (sg_act_get_name, SgAct, SG_ACT_LIST, NAME1, SG_N_ACTS)
DEFINE_GET_NAME (sg_alias_kind_get_name, SgAliasKind, SG_ALIAS_LIST, NAME2, SG_N_ALIAS_KINDS)
