/* SPDX-License-Identifier: MIT
 *
 * Between the two halves of offices: those that the article gives somebody by
 * name (offices.c), and those that it does not (unheld.c).
 */
#pragma once

#include "discourse/actors-private.h"

/**
 * SgpDescription:
 * @role: the role's entry
 * @country: canonical name of the country it is of, or NULL
 * @of: last word of what else it is of, or NULL
 * @former: "the former president"
 * @possessed: "his spokesman"
 * @noun: first token of the role itself
 * @end: the token behind it
 *
 * A role inside some tokens, as far as it tells.
 */
typedef struct {
  const SgpEntry *role;
  const char *country;
  const char *of;
  gboolean former, possessed;
  gint32 noun, end;
} SgpDescription;

/* offices.c */
void sgp_offices_add (SgpActors *actors, gint32 actor, const SgpDescription *description);

/* unheld.c: who is called by an office that nobody holds by name, or -1. */
gint32 sgp_offices_find_unheld (SgpActors *actors, gint32 mention, const SgpDescription *description);
