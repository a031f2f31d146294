/* SPDX-License-Identifier: MIT
 *
 * Tables of names, titles, roles and groups in, entries with enums out, made
 * once and checked: a word that no column knows is an error with its line.
 *
 *     roles.tsv:  "spokeswoman  f  spokesman  office  s"
 *       -> { key "spokeswoman", name "spokesman", gender female, kind office }
 *
 * One entry type serves all tables; what a table lacks stays empty.
 */
#include "gazetteer-private.h"

#include <string.h>

#define MAX_COLUMNS 5

typedef struct {
  const SgTable *table;
  SgpEntry *entries; /* one a row */
} List;

struct _SgpGazetteer {
  SgLexicon *lexicon; /* its strings are the entries' */
  List lists[SGP_N_LISTS];
};

/* The name of a table, and those of its columns. */
typedef struct {
  const char *table;
  const char *columns[MAX_COLUMNS + 1];
} Form;

#define FORM(NAME, table, a, b, c, d, e) { table, { a, b, c, d, e, NULL } },
static const Form forms[] = { SGP_LIST_LIST (FORM) };
#undef FORM

static gboolean
read_kind (const char *cell, SgpEntry *entry)
{
#define NAME(ID, name) name,
  static const char *const names[] = { SGP_KIND_LIST (NAME) };
#undef NAME
  gint32 kind = sgp_word_find (cell, -1, names, SGP_N_KINDS);
  entry->kind = (SgpKind) MAX (kind, 0);
  return kind >= 0;
}

static gboolean
read_gender (const char *cell, SgpEntry *entry)
{
  static const char *const names[] = { "n", "m", "f", "t" };
  gint32 gender = sgp_word_find (cell, -1, names, G_N_ELEMENTS (names));
  entry->gender = (SgpGender) MAX (gender, 0);
  return gender >= 0;
}

static gboolean
read_type (const char *cell, SgpEntry *entry)
{
#define NAME(ID, name) name,
  static const char *const names[] = { SG_ENTITY_LIST (NAME) };
#undef NAME
  gint32 type = sgp_word_find (cell, -1, names, SG_N_ENTITY_TYPES);
  entry->type = (SgEntityType) MAX (type, 0);
  return type >= 0;
}

static gboolean
read_number (const char *cell, SgpEntry *entry)
{
  entry->plural = strcmp (cell, "p") == 0;
  return sgp_word_find (cell, -1, (const char *const[]) { "s", "p", "n" }, 3) >= 0;
}

/* Puts one cell where its column says; FALSE where its word is unknown. */
static gboolean
read_cell (const char *column, const char *cell, SgpEntry *entry)
{
  if (strcmp (column, "kind") == 0 || strcmp (column, "word") == 0 || strcmp (column, "form") == 0)
    return read_kind (cell, entry);
  if (strcmp (column, "gender") == 0)
    return read_gender (cell, entry);
  if (strcmp (column, "type") == 0)
    return read_type (cell, entry);
  if (strcmp (column, "number") == 0)
    return read_number (cell, entry);
  if (strcmp (column, "person") == 0)
    return (entry->person = (gint8) g_ascii_digit_value (cell[0])) > 0;
  if (strcmp (column, "part_of") == 0)
    entry->part_of = cell;
  else
    entry->name = cell;
  return TRUE;
}

static gboolean
read_row (const SgTable *table, gint32 index, const Form *form, SgpEntry *entry, GError **error)
{
  const SgRow *row = sgp_table_get_row (table, index);
  *entry = (SgpEntry) { .key = row->cells[0], .name = "", .part_of = "" };
  for (gint32 i = 1; form->columns[i] != NULL; i++) {
    if (read_cell (form->columns[i], row->cells[i], entry))
      continue;
    sgp_table_error (table, index, error, "unknown %s '%s'", form->columns[i], row->cells[i]);
    return FALSE;
  }
  return TRUE;
}

static gboolean
read_list (List *list, const SgLexicon *lexicon, const Form *form, GError **error)
{
  list->table = sgp_lexicon_get_table (lexicon, form->table, form->columns, error);
  if (list->table == NULL)
    return FALSE;
  gint32 n = sgp_table_get_n_rows (list->table);
  list->entries = g_new0 (SgpEntry, n);
  for (gint32 i = 0; i < n; i++)
    if (!read_row (list->table, i, form, &list->entries[i], error))
      return FALSE;
  return TRUE;
}

SgpGazetteer *
sgp_gazetteer_new (const SgLexicon *lexicon, GError **error)
{
  g_autoptr (SgpGazetteer) gazetteer = g_new0 (SgpGazetteer, 1);
  gazetteer->lexicon = sg_lexicon_ref ((SgLexicon *) lexicon);
  for (gint32 i = 0; i < SGP_N_LISTS; i++)
    if (!read_list (&gazetteer->lists[i], lexicon, &forms[i], error))
      return NULL;
  return g_steal_pointer (&gazetteer);
}

void
sgp_gazetteer_free (SgpGazetteer *gazetteer)
{
  for (gint32 i = 0; i < SGP_N_LISTS; i++)
    g_free (gazetteer->lists[i].entries);
  sg_lexicon_unref (gazetteer->lexicon);
  g_free (gazetteer);
}

const SgpEntry *
sgp_gazetteer_match (const SgpGazetteer *gazetteer, SgpList list, const SgToken *tokens, gint32 first,
                     gint32 end, gint32 *n_tokens)
{
  const List *l = &gazetteer->lists[list];
  gint32 n, row = sgp_table_match (l->table, tokens, first, end, &n);
  if (n_tokens != NULL)
    *n_tokens = row < 0 ? 0 : n;
  return row < 0 ? NULL : &l->entries[row];
}

const SgpEntry *
sgp_gazetteer_find (const SgpGazetteer *gazetteer, SgpList list, const char *words)
{
  const List *l = &gazetteer->lists[list];
  gint32 row = sgp_table_find (l->table, words);
  return row < 0 ? NULL : &l->entries[row];
}

const char *
sgp_gazetteer_find_adjective (const SgpGazetteer *gazetteer, const char *country)
{
  const List *list = &gazetteer->lists[SGP_LIST_COUNTRIES];
  for (gint32 i = 0; i < sgp_table_get_n_rows (list->table); i++)
    if (list->entries[i].kind == SGP_KIND_ADJECTIVE && strcmp (list->entries[i].name, country) == 0)
      return list->entries[i].key;
  return NULL;
}

/* Capitals: "A" is a capital, "UN" upper; "AfD" and "McCain" are capitals. */
SgpLetters
sgp_token_get_letters (const char *text, const SgToken *token)
{
  const char *p = text + token->span.off, *end = p + token->span.len;
  gunichar first = g_utf8_get_char (p);
  if (g_unichar_islower (first))
    return SGP_LETTERS_LOWER;
  if (!g_unichar_isupper (first) && !g_unichar_istitle (first))
    return SGP_LETTERS_NONE;
  gint32 letters = 0;
  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (g_unichar_islower (c))
      return SGP_LETTERS_CAPITAL;
    letters += g_unichar_isalpha (c);
  }
  return letters > 1 ? SGP_LETTERS_UPPER : SGP_LETTERS_CAPITAL;
}
