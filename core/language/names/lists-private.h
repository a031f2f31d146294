/* SPDX-License-Identifier: MIT
 *
 * What lists say of a wording, as part of a model: no strings, only hashes.
 *
 *     names/lists   open addressing: set (16 bits) | tag (16), or 0    guint32
 *     names/sets    the classes of set number s, a bit each            guint32
 *
 * The slot of a wording is chosen by the low bits of its hash, its tag is the
 * 16 bits above the low 32. The hash of a wording of several words is that of
 * all but the last, paired with the last; SGP_LISTED_PREFIX says that a
 * longer wording begins so.
 */
#pragma once

#include "language/model-private.h"

/* What a wording may be; part of the format of models. */
typedef enum {
  SGP_LISTED_FIRST_NAME, SGP_LISTED_RARE_FIRST_NAME, SGP_LISTED_SURNAME, SGP_LISTED_FAMOUS,
  SGP_LISTED_COUNTRY, SGP_LISTED_CITY, SGP_LISTED_REGION, SGP_LISTED_LOCATION,
  SGP_LISTED_ADJECTIVE, SGP_LISTED_PEOPLE, SGP_LISTED_ORGANISATION, SGP_LISTED_ACRONYM,
  SGP_LISTED_MEMBERS, SGP_LISTED_BODY_WORD, SGP_LISTED_PLACE_WORD, SGP_LISTED_THING_WORD,
  SGP_LISTED_COMMON, SGP_LISTED_STOP, SGP_LISTED_DATE, SGP_LISTED_TITLE,
  SGP_LISTED_ROLE, SGP_LISTED_GROUP, SGP_LISTED_GROUP_NAME, SGP_LISTED_IN,
  SGP_LISTED_SPEECH, SGP_LISTED_SMALL, SGP_LISTED_THE, SGP_LISTED_MARK,
  SGP_LISTED_DIRECTION, SGP_LISTED_TOWN_HAS,
  SGP_N_LISTED,
  SGP_LISTED_PREFIX = 31
} SgpListed;

#define SGP_LISTED_BIT(class) (1u << (class))

typedef struct {
  const guint32 *slots, *sets;
  guint32 mask, n_sets;
} SgpNameLists;

gboolean sgp_name_lists_open (SgpNameLists *lists, const SgpModel *model, GError **error);
/* The classes of the wording with this hash; 0 where no list has it. */
guint32 sgp_name_lists_find (const SgpNameLists *lists, guint64 hash);
