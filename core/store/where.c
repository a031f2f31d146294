/* SPDX-License-Identifier: MIT
 *
 * A filter becomes conditions of SQL, for queries of ties, of statements and
 * of documents. Names of actors are looked up first, so that a name that
 * nobody bears, or several do, is an error and not an empty answer:
 *
 *     stance = blame, speaker = "Bouchart"
 *     ->  AND t.stance = 'blame' AND ls.actor IN (12)
 *
 * With roll-up an actor stands for all its parts too. A statement fits where
 * one of its ties does; a document where one of its statements or ties does.
 * Words are looked for in each kind's own: the article, the content, or the
 * content and the evidence of a tie.
 */
#include "store-private.h"

#include <stancegraph/error.h>
#include <stdio.h>
#include <string.h>

void
sgp_where_free (SgpWhere *where)
{
  g_string_free (where->ties, TRUE);
  g_string_free (where->statements, TRUE);
  g_string_free (where->documents, TRUE);
  g_string_free (where->dates, TRUE);
  g_free (where->actor);
  g_clear_pointer (&where->search, sgp_search_free);
  g_free (where);
}

/* "12, 15": the actor so called and, to roll up, all that belongs to it. NULL
 * with an error where it is not clear who is meant. */
static char *
list_actors (SgStore *store, const char *words, gboolean roll_up, GError **error)
{
  gint64 id;
  if (!sgp_find_actor (store, words, &id, error))
    return NULL;
  if (id == 0) {
    g_set_error (error, SG_ERROR, SG_ERROR_DATA, "no actor is called '%s'", words);
    return NULL;
  }
  g_autoptr (GString) ids = g_string_new (NULL);
  g_string_append_printf (ids, "%" G_GINT64_FORMAT, id);
  if (roll_up) {
    g_autoptr (GHashTable) wholes = sgp_store_get_wholes (store, error);
    if (wholes == NULL)
      return NULL;
    GHashTableIter iter;
    gpointer part;
    gint64 root = sgp_wholes_get_root (wholes, id);
    g_string_printf (ids, "%" G_GINT64_FORMAT, root);
    for (g_hash_table_iter_init (&iter, wholes); g_hash_table_iter_next (&iter, &part, NULL);)
      if (*(gint64 *) part != root && sgp_wholes_get_root (wholes, *(gint64 *) part) == root)
        g_string_append_printf (ids, ", %" G_GINT64_FORMAT, *(gint64 *) part);
  }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

/* Appends a condition, its one %Q an SQL string. */
static void
append_quoted (GString *sql, const char *format, const char *value)
{
  char *condition = sqlite3_mprintf (format, value);
  g_string_append (sql, condition);
  sqlite3_free (condition);
}

static gboolean
check_day (const char *day, const char *name, GError **error)
{
  int year, month, date, length = 0;
  if (strlen (day) == 10 && strspn (day, "0123456789-") == 10 && sscanf (day, "%4d-%2d-%2d%n", &year, &month, &date, &length) == 3 && length == 10
      && year > 0 && month > 0 && date > 0 && g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return TRUE;
  g_set_error (error, SG_ERROR, SG_ERROR_DATA, "%s: '%s' is no day as 2021-11-24", name, day);
  return FALSE;
}

/* Conditions on the document, which all queries share. A date may go on
 * behind the day ("2021-11-24T10:00"); '~' sorts behind all of that. */
static gboolean
add_document_conditions (const SgFilter *filter, GString *sql, GError **error)
{
  if ((filter->since != NULL && !check_day (filter->since, "since", error))
      || (filter->until != NULL && !check_day (filter->until, "until", error)))
    return FALSE;
  if (filter->since != NULL)
    append_quoted (sql, " AND d.date >= %Q", filter->since);
  if (filter->until != NULL)
    append_quoted (sql, " AND d.date < %Q || '~'", filter->until);
  if (filter->outlet != NULL)
    append_quoted (sql, " AND d.outlet = %Q COLLATE NOCASE", filter->outlet);
  return TRUE;
}

static void
append_number (GString *sql, const char *condition, gdouble number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_string_append_printf (sql, " AND %s >= %s", condition, g_ascii_dtostr (buffer, sizeof buffer, number));
}

/* The actors of a filter, resolved; NULL where a field is not set. */
typedef struct {
  char *speaker, *target, *actor;
} Actors;

static void
clear_actors (Actors *actors)
{
  g_free (actors->speaker);
  g_free (actors->target);
  g_free (actors->actor);
}

static gboolean
resolve (SgStore *store, const SgFilter *filter, Actors *actors, GError **error)
{
  return (filter->speaker == NULL || (actors->speaker = list_actors (store, filter->speaker, filter->roll_up, error)))
         && (filter->target == NULL || (actors->target = list_actors (store, filter->target, filter->roll_up, error)))
         && (filter->actor == NULL || (actors->actor = list_actors (store, filter->actor, filter->roll_up, error)));
}

/* Conditions on a tie. Both ends of one are looked up by themselves, since no
 * index serves "or". */
static void
add_tie_conditions (const SgFilter *filter, const Actors *actors, GString *sql)
{
  if (filter->stance != SG_STANCE_NONE)
    append_quoted (sql, " AND t.stance = %Q", sg_stance_get_name (filter->stance));
  if (filter->act != SG_ACT_NONE)
    append_quoted (sql, " AND t.act = %Q", sg_act_get_name (filter->act));
  if (actors->speaker != NULL)
    g_string_append_printf (sql, " AND ls.actor IN (%s)", actors->speaker);
  if (actors->target != NULL)
    g_string_append_printf (sql, " AND lt.actor IN (%s)", actors->target);
  if (actors->actor != NULL)
    g_string_append_printf (sql, " AND t.id IN (SELECT x.id FROM link k JOIN tie x ON x.source = k.entity"
                            " WHERE k.actor IN (%s) UNION SELECT x.id FROM link k JOIN tie x ON x.target = k.entity"
                            " WHERE k.actor IN (%s))", actors->actor, actors->actor);
  if (filter->min_confidence > 0)
    append_number (sql, "t.confidence", filter->min_confidence);
}

/* Only pairs that so many statements join; behind all other conditions. */
static void
add_weight_condition (const SgFilter *filter, GString *sql)
{
  if (filter->min_weight <= 0)
    return;
  g_autofree char *others = g_strdup (sql->str);
  g_string_append_printf (sql, " AND (ls.actor, lt.actor, t.stance) IN (SELECT ls.actor, lt.actor, t.stance"
                          SGP_FROM_TIES "%s GROUP BY 1, 2, 3 HAVING 1", others);
  append_number (sql, "count (DISTINCT t.statement)", filter->min_weight);
  g_string_append_c (sql, ')');
}

#define SELECT_SPOKEN "SELECT p.statement FROM link k JOIN speaker p ON p.entity = k.entity WHERE k.actor IN (%s)"

/* Conditions on a statement; those on its ties are put into a query of ties. */
static void
add_statement_conditions (const SgFilter *filter, const Actors *actors, const char *ties, GString *sql)
{
  gboolean of_ties = filter->stance != SG_STANCE_NONE || filter->act != SG_ACT_NONE || actors->target != NULL
                     || filter->min_weight > 0;
  if (of_ties)
    g_string_append_printf (sql, " AND s.id IN (SELECT t.statement" SGP_FROM_TIES "%s)", ties);
  if (!of_ties && actors->speaker != NULL)
    g_string_append_printf (sql, " AND s.id IN (" SELECT_SPOKEN " AND p.role = 'speaker')", actors->speaker);
  if (!of_ties && actors->actor != NULL)
    g_string_append_printf (sql, " AND s.id IN (" SELECT_SPOKEN " UNION SELECT x.statement FROM link k JOIN tie x"
                            " ON x.target = k.entity WHERE k.actor IN (%s))", actors->actor, actors->actor);
  if (filter->min_confidence > 0)
    append_number (sql, "s.confidence", filter->min_confidence);
}

/* Conditions on ties and on statements; with the words of @search, or without. */
static void
add_row_conditions (const SgpWhere *where, const SgFilter *filter, const Actors *actors, const SgpSearch *search,
                    GString *ties, GString *statements)
{
  gboolean confirmed = filter->confirmed_only;
  g_string_append_printf (ties, "%s%s", where->dates->str, confirmed ? " AND t.state = 'confirmed'" : "");
  add_tie_conditions (filter, actors, ties);
  if (search != NULL)
    sgp_search_append (search, SGP_SEARCH_TIES, ties);
  add_weight_condition (filter, ties);
  g_string_append_printf (statements, "%s%s", where->dates->str, confirmed ? " AND s.state = 'confirmed'" : "");
  add_statement_conditions (filter, actors, ties->str, statements);
  if (search != NULL)
    sgp_search_append (search, SGP_SEARCH_STATEMENTS, statements);
}

/* A document fits where its own words do, and a statement or a tie in it fits
 * all else. */
static void
add_document_rows (SgpWhere *where, const SgFilter *filter, const Actors *actors)
{
  g_autoptr (GString) ties = g_string_new (NULL), statements = g_string_new (NULL);
  g_string_append (where->documents, where->dates->str);
  if (where->search != NULL)
    sgp_search_append (where->search, SGP_SEARCH_DOCUMENTS, where->documents);
  add_row_conditions (where, filter, actors, NULL, ties, statements);
  if (ties->len + statements->len > 2 * where->dates->len)
    g_string_append_printf (where->documents, " AND d.id IN (SELECT s.document FROM statement s JOIN document d"
                            " ON d.id = s.document WHERE s.state <> 'rejected'%s UNION SELECT s.document" SGP_FROM_TIES "%s)",
                            statements->str, ties->str);
}

/* Looks up what the filter names: days, actors, words. */
static gboolean
prepare (SgStore *store, SgpWhere *where, const SgFilter *filter, Actors *actors, GError **error)
{
  if (filter->text != NULL
      && ((where->search = sgp_search_new (filter->text, error)) == NULL
          || !sgp_search_prepare (store, where->search, error)))
    return FALSE;
  return add_document_conditions (filter, where->dates, error) && resolve (store, filter, actors, error);
}

/* NULL with an error where a day or an actor of the filter is none, or its
 * text has no word. */
SgpWhere *
sgp_where_new (SgStore *store, const SgFilter *filter, GError **error)
{
  g_autoptr (SgpWhere) where = g_new0 (SgpWhere, 1);
  where->ties = g_string_new (NULL);
  where->statements = g_string_new (NULL);
  where->documents = g_string_new (NULL);
  where->dates = g_string_new (NULL);
  Actors actors = { NULL, NULL, NULL };
  gboolean done = prepare (store, where, filter, &actors, error);
  if (done) {
    add_row_conditions (where, filter, &actors, where->search, where->ties, where->statements);
    add_document_rows (where, filter, &actors);
  }
  where->actor = g_steal_pointer (&actors.actor);
  clear_actors (&actors);
  return done ? g_steal_pointer (&where) : NULL;
}
