/* SPDX-License-Identifier: MIT
 *
 * A date as people and programs write it, made "2021-11-24", or with the time
 * and the zone as far as they are told "2021-11-24T10:00:00+01:00".
 */
#pragma once

#include <glib.h>

/* NULL with an error where it is no date, or the day and the month could be
 * taken for each other. */
char *sgp_date_parse (const char *value, GError **error);
