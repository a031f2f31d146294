/* SPDX-License-Identifier: MIT
 *
 * What people have checked, as gold: a JSON object a document, by which any
 * system's reading of the same text can be scored.
 *
 *     {"id": "report", "entities": {"Ann Ray": {"type": "person", "aliases": ["Ray"]}, ...},
 *      "statements": [{"id": "s1", "kind": "direct", "content": [[0, 9]], "cue": [[11, 15]],
 *                      "speaker": {"entities": ["Ann Ray"], "mention": [[16, 23]]}}],
 *      "ties": [{"id": "t1", "source": "Ann Ray", "stance": "blame", "target": "Bo Lee", "act": "ACCUSE",
 *                "statement": "s1", "evidence": [[0, 9]], "optional": true}]}
 */
#pragma once

#include <stancegraph/store.h>

G_BEGIN_DECLS

gboolean sg_store_make_gold (SgStore *store, const char *id, gboolean confirmed_only, char **gold,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
