/* SPDX-License-Identifier: MIT
 *
 * Words that users type where the library has enums: stances, acts, kinds of
 * statements, types of actors. A word that is none is answered with those that
 * there are:
 *
 *     --stance angry   ->   'angry' is none of blame, cooperate, neutral
 */
#include "command.h"

/* The value from @first on whose name is @word. */
static gboolean
parse_word (const char *word, int first, int n, const char *(*get_name) (int), int *out, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);
  for (int i = first; i < n; i++) {
    if (g_ascii_strcasecmp (word, get_name (i)) == 0) {
      *out = i;
      return TRUE;
    }
    g_string_append_printf (known, "%s%s", i > first ? ", " : "", get_name (i));
  }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "'%s' is none of %s", word, known->str);
  return FALSE;
}

#define DEFINE_PARSE(name, Type, first, N, get)                      \
  static const char *get_##name##_name (int value)                   \
  {                                                                  \
    return get ((Type) value);                                       \
  }                                                                  \
                                                                     \
  gboolean command_parse_##name (const char *word, Type *out, GError **error) \
  {                                                                  \
    int value;                                                       \
    gboolean done = parse_word (word, first, N, get_##name##_name, &value, error); \
    if (done)                                                        \
      *out = (Type) value;                                           \
    return done;                                                     \
  }

DEFINE_PARSE (stance, SgStance, 1, SG_N_STANCES, sg_stance_get_name)
DEFINE_PARSE (act, SgAct, 1, SG_N_ACTS, sg_act_get_name)
DEFINE_PARSE (kind, SgStatementKind, 0, SG_N_STATEMENT_KINDS, sg_statement_kind_get_name)
DEFINE_PARSE (type, SgEntityType, 0, SG_N_ENTITY_TYPES, sg_entity_type_get_name)
