/* SPDX-License-Identifier: MIT
 *
 * Words as they stand in files for programs. What is written in these ways is
 * read back to the letter.
 *
 *     say "no"    JSON: "say \"no\""    CSV: "say ""no"""
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sg_quote_json (GString *out, const char *words, gsize length);
void sg_quote_csv (GString *out, const char *words);

G_END_DECLS
