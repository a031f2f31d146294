/* SPDX-License-Identifier: MIT
 *
 * Tables as the stages see them. A stage looks its table up once, when it is
 * made, and turns rows into what it needs.
 */
#pragma once

#include <stancegraph/lexicon.h>
#include <stancegraph/document.h>

typedef struct _SgTable SgTable;

/* A row: one cell a column, never NULL ("" where empty). */
typedef struct {
  const char *const *cells;
  gint32 line;
} SgRow;

/* Tables as text, made by core/data/tables.awk; the last name is NULL. */
typedef struct {
  const char *name;
  const char *text;
} SgpTableText;
extern const SgpTableText sgp_table_texts[];

/* A lexicon without any table. */
SgLexicon *sgp_lexicon_new_empty (void);

/* Reads @text, which is UTF-8, as the table @name; replaces one of that name.
 * @file is what messages call it. */
gboolean sgp_lexicon_add (SgLexicon *lexicon, const char *name, const char *file, const char *text,
                          GError **error);

/* The table with this name: "cues" for cues.tsv. Its first columns must be
 * @columns (NULL-terminated), in this order, so that cells[i] is columns[i];
 * more may follow (a note). NULL and an error where it is not so. */
const SgTable *sgp_lexicon_get_table (const SgLexicon *lexicon, const char *table,
                                      const char *const *columns, GError **error);

/* A built-in table by itself, for those who have no lexicon. */
SgTable *sgp_table_new_builtin (const char *name, const char *const *columns, GError **error);
void sgp_table_free (SgTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgTable, sgp_table_free)

gint32 sgp_table_get_n_rows (const SgTable *table);
const SgRow *sgp_table_get_row (const SgTable *table, gint32 index);
/* The row with this key, or -1. Keys are unique in a table. */
gint32 sgp_table_find (const SgTable *table, const char *key);
/* The row of the longest key that stands at the tokens from @first on (not
 * past @end), or -1; @n_tokens is its length. A key is compared with forms as
 * they follow each other in the text, so its hyphens, commas and 's need not
 * be parted as the tokens are: "vice-president" matches  vice - president. */
gint32 sgp_table_match (const SgTable *table, const SgToken *tokens, gint32 first,
                        gint32 end, gint32 *n_tokens);
/* An error for a cell: "cues.tsv:12: unknown class 'sya'". */
void sgp_table_error (const SgTable *table, gint32 row, GError **error,
                      const char *format, ...) G_GNUC_PRINTF (4, 5);

/* The index of @word among @names, the words that a column may hold, or -1. Of
 * @word @length bytes count, all where that is -1. */
gint sgp_word_find (const char *word, gssize length, const char *const *names, gint n);
