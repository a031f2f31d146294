/* SPDX-License-Identifier: MIT
 *
 * How corrections work. The rows of a statement that people have changed are
 * made from what was read of it and from its corrections, in the order of
 * their ids, whenever either changes:
 *
 *     reading (JSON) --restore--> statement, speaker, tie --apply c3, c8--> what counts
 *
 * A correction that does not fit what it meets is orphaned, with a reason;
 * the next replay tries it again. Actors are named in corrections by their id
 * and by the key that their entity had, {"actor": 7, "key": "person/lee"}.
 */
#pragma once

#include <json-glib/json-glib.h>
#include <stancegraph/edit.h>

#include "store/corrections/place-private.h"
#include "store/store-private.h"

/* A row of the table; 0 for null ids. */
typedef struct {
  gint64 id;
  SgEditKind kind;
  gint64 statement, tie, actor, source, target;
  char *coder, *quote, *before, *after, *stance;
  SgCorrectionStatus status;
  JsonObject *value;
} SgpCorrection;

/* correction.c */
SgpCorrection *sgp_correction_new (SgEditKind kind, const char *coder);
void sgp_correction_free (SgpCorrection *correction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpCorrection, sgp_correction_free)
/* Those of a statement that are not undone, in order; NULL with an error. */
GPtrArray *sgp_corrections_load (SgStore *store, gint64 statement, GError **error);
GPtrArray *sgp_corrections_load_moves (SgStore *store, GError **error);
SgpCorrection *sgp_correction_get (SgStore *store, gint64 id, GError **error);
gboolean sgp_correction_insert (SgStore *store, SgpCorrection *correction, const char *note, const char *document_key,
                                GError **error);
gboolean sgp_correction_set_status (SgStore *store, SgpCorrection *correction, const char *reason, GError **error);
gboolean sgp_correction_write_value (SgStore *store, const SgpCorrection *correction, GError **error);
SgEditKind sgp_edit_kind_parse (const char *word);
SgCorrectionStatus sgp_correction_status_parse (const char *word);
char *sgp_correction_make_time (void) G_GNUC_WARN_UNUSED_RESULT;
char *sgp_json_write (JsonObject *object) G_GNUC_WARN_UNUSED_RESULT;
/* Members of a value; "", 0 and NULL where missing. */
const char *sgp_value_get_text (JsonObject *value, const char *name);
gint64 sgp_value_get_id (JsonObject *value, const char *name);
JsonObject *sgp_value_get_object (JsonObject *value, const char *name);
GList *sgp_value_get_list (JsonObject *value, const char *name);   /* of nodes; free the list */
/* Appends an id that is not there yet. */
void sgp_ids_add (GArray *ids, gint64 id);

/* article.c: the text of a version of a document. */
typedef struct {
  gint64 id, superseded_by;
  char *key, *text;
  gsize length;
  SgpFold *fold;              /* made when first searched */
  gboolean same;              /* of an older version: the newest has the same text */
} SgpArticle;
SgpArticle *sgp_article_load (SgStore *store, gint64 document, GError **error);
void sgp_article_free (SgpArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgpArticle, sgp_article_free)
/* The words that spans (as text) cover; NULL with an error. */
char *sgp_article_dup_words (SgpArticle *article, const char *spans, GError **error);
/* Up to @width characters before and after; so many in an anchor, and so many
 * where both texts are at hand. */
#define SGP_ANCHOR_CONTEXT 32
#define SGP_WIDE_CONTEXT 160
gboolean sgp_article_get_context (SgpArticle *article, const char *spans, int width, char **before, char **after,
                                  GError **error);

const SgpFold *sgp_article_get_fold (SgpArticle *article);
/* The spans (as text) of words that a person gives; NULL with an error. */
char *sgp_article_find_words (SgpArticle *article, const char *words, gint32 occurrence, GError **error);
/* Where words stand nearest to a place; "[]" where they do not. */
char *sgp_article_find_near (SgpArticle *article, const char *words, const char *spans, GError **error);
gboolean sgp_spans_overlap (const GArray *a, const GArray *b);
/* Where words stand that share some of a place, in @found; NULL where none do. */
gboolean sgp_article_find_over (SgpArticle *article, const char *words, const char *spans, char **found, GError **error);
gboolean sgp_article_find_twins (SgpArticle *article, const char *spans, SgpAnchor *anchor, GError **error);
/* Where the words of an anchor stand now, mended or not. */
SgpPlace sgp_article_find_anchor (SgpArticle *article, const SgpAnchor *anchor, GHashTable *taken, char **spans);

/* standing.c: the places of an anchor's words in a text. */
typedef struct _SgpStanding SgpStanding;
SgpStanding *sgp_standing_new (const SgpFold *fold, const SgpAnchor *anchor);
void sgp_standing_free (SgpStanding *standing);
guint sgp_standing_compare (const SgpStanding *standing, gint32 start, gint32 end, gint *here, gint *elsewhere);

/* reading.c: what was read of a statement. */
gboolean sgp_reading_keep (SgStore *store, gint64 statement, GError **error);
gboolean sgp_reading_drop (SgStore *store, gint64 statement, GError **error);
gboolean sgp_reading_renew (SgStore *store, gint64 statement, GError **error);
gboolean sgp_reading_restore (SgStore *store, gint64 statement, GError **error);
/* Whether it is read at all, not made by hand alone. */
gboolean sgp_reading_exists (SgStore *store, gint64 statement, gboolean *exists, GError **error);

/* anchor.c: by what a correction is found again. */
void sgp_anchor_set_place (SgpCorrection *correction, const char *member, gint64 document, const char *spans);
gboolean sgp_anchor_take (SgStore *store, SgpArticle *article, SgpCorrection *correction, GError **error);

/* adopt.c: a corrected statement goes on as a new one. */
gboolean sgp_adopt_reading (SgStore *store, gint64 statement, gint64 fresh, gboolean is_parent, GError **error);

/* replay.c */
typedef struct {
  SgStore *store;
  SgpLinker *linker;
  SgpArticle *article;
  gint64 fresh;               /* the correction that is being made, else 0 */
  char *reason;               /* why the one just applied does not fit */
} SgpReplay;
gboolean sgp_correction_asserts (const SgpCorrection *correction);
gboolean sgp_replay_statement (SgStore *store, SgpArticle *article, gint64 statement, gint64 fresh,
                               GPtrArray *orphans, GError **error);
/* correction.c: notes why a correction does not fit; always TRUE. */
gboolean sgp_replay_refuse (SgpReplay *replay, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* ties.c: who a tie joins. @tie there may be a row or not yet one. */
typedef struct {
  gint64 id, source, target;
  char *stance, *act;
} SgpTieRow;
void sgp_tie_row_clear (SgpTieRow *tie);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SgpTieRow, sgp_tie_row_clear)
gboolean sgp_tie_load (SgStore *store, gint64 id, gint64 statement, SgpTieRow *tie, GError **error);
gboolean sgp_tie_draw_id (SgStore *store, gint64 statement, gint64 *id, GError **error);
/* Another tie of the statement that says what @tie says; 0 for none. */
gboolean sgp_tie_find_same (SgStore *store, gint64 statement, const SgpTieRow *tie, gint64 *same, GError **error);
/* Whether corrections of the statement are about this tie of it. */
gboolean sgp_tie_is_touched (SgStore *store, gint64 statement, gint64 tie, gboolean *touched, GError **error);
gboolean sgp_tie_is_loop (SgStore *store, gint64 source, gint64 target, gboolean *loop, GError **error);
/* Whether a tie may be another speaker's, which makes room for it. */
gboolean sgp_tie_make_room (SgpReplay *replay, SgpCorrection *correction, gint64 tie, gint64 source, gboolean *fits,
                            GError **error);

/* apply-speakers.c: a statement is these actors'; its ties go with it. */
gboolean sgp_apply_speakers (SgpReplay *replay, SgpCorrection *correction, JsonObject *value, gboolean *changed,
                             GError **error);
/* apply-content.c: a statement is these words. */
gboolean sgp_apply_content (SgpReplay *replay, gint64 statement, const char *spans, GError **error);
gboolean sgp_apply_anchor (SgpReplay *replay, SgpCorrection *correction, GError **error);

/* apply-statement.c, apply-tie.c: one correction on the rows. */
gboolean sgp_apply_to_statement (SgpReplay *replay, SgpCorrection *correction, GError **error);
gboolean sgp_apply_to_tie (SgpReplay *replay, SgpCorrection *correction, GError **error);

/* document-actors.c: actors as entities of a document. */
JsonObject *sgp_document_name_actor (SgStore *store, gint64 document, gint64 actor, GError **error);
gboolean sgp_document_find_entity (SgpReplay *replay, JsonObject *name, gint64 statement, gint64 *entity, GError **error);
gboolean sgp_document_drop_unused (SgpReplay *replay, GError **error);

/* undo.c */
gboolean sgp_undo (SgStore *store, gint64 id, const char *coder, GError **error);

/* edit-actors.c */
gboolean sgp_edit_actor (SgStore *store, const SgEdit *edit, gint64 *id, GError **error);
gboolean sgp_undo_actor (SgStore *store, const SgpCorrection *correction, GError **error);

/* edit-statement.c, edit-tie.c: what an edit sets, checked, as a correction
 * with its anchor; @article is the document's newest version. */
gboolean sgp_edit_statement (SgStore *store, const SgEdit *edit, SgpArticle *article, SgpCorrection *correction,
                             GError **error);
gboolean sgp_edit_tie (SgStore *store, const SgEdit *edit, SgpArticle *article, SgpCorrection *correction, GError **error);

/* edit-names.c: the ids and names that an edit gives. */
gboolean sgp_edit_parse_id (const char *words, char letter, const char *expected, gint64 *id, GError **error);
gboolean sgp_edit_find_actor (SgStore *store, const SgEdit *edit, const char *words, gint64 *id, GError **error);
/* The name (see above) of an actor for a correction in a document. */
JsonObject *sgp_edit_name_actor (SgStore *store, const SgEdit *edit, const char *words, gint64 document, GError **error);
