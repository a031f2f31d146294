/* SPDX-License-Identifier: MIT
 *
 * Titles, dates, outlets and addresses of documents that are in the store: they
 * may become known later than the text, and are no reason to read it again.
 *
 *     store     title null    date 2021-05-03
 *     document  title Owners  date null
 *     store ->  title Owners  date 2021-05-03     what it does not tell stays
 */
#include "store-private.h"

/* A place of the document's value, and the column that it is for. */
#define KEPT(place, column) "coalesce (" place ", " column ")"

#define CURRENT " WHERE key = ?1 AND superseded_by IS NULL"

/**
 * sg_store_update_meta:
 * @store: a store opened for writing
 * @doc: a document, read or not
 * @changed: (out): whether the store knew it otherwise
 * @error: where the store cannot be written
 *
 * Takes over the title, date, outlet and url that @doc has; a field that it
 * lacks stays as it is. Safe after sg_store_flush().
 *
 * Returns: whether the store holds them; also where it has no such document
 */
gboolean
sg_store_update_meta (SgStore *store, const SgDocument *doc, gboolean *changed, GError **error)
{
  g_return_val_if_fail (store->mode == SG_STORE_WRITE, FALSE);
  gint64 n;
  const char *key = sg_document_get_key (doc);
  const char *title = sg_document_get_meta (doc, SG_META_TITLE), *date = sg_document_get_meta (doc, SG_META_DATE);
  const char *outlet = sg_document_get_meta (doc, SG_META_OUTLET), *url = sg_document_get_meta (doc, SG_META_URL);
  *changed = FALSE;
  if (!sgp_sql_run (store, error, &n, "SELECT count(*) FROM document" CURRENT
                    " AND (title IS NOT " KEPT ("?2", "title") " OR date IS NOT " KEPT ("?3", "date")
                    " OR outlet IS NOT " KEPT ("?4", "outlet") " OR url IS NOT " KEPT ("?5", "url") ")",
                    "ttttt", key, title, date, outlet, url))
    return FALSE;
  *changed = n > 0;
  return n == 0
         || (sgp_store_begin (store, error)
             && sgp_sql_run (store, error, NULL, "UPDATE document SET title = " KEPT ("?2", "title")
                             ", date = " KEPT ("?3", "date") ", outlet = " KEPT ("?4", "outlet")
                             ", url = " KEPT ("?5", "url") CURRENT, "ttttt", key, title, date, outlet, url));
}
