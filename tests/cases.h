/* SPDX-License-Identifier: MIT
 *
 * Case files: many small tests in one text that a person can judge.
 *
 *     == title
 *     input, one line or many
 *     ---
 *     what must come out
 *
 * Each case becomes a test of its own. With SG_UPDATE=1 in the environment the
 * file is rewritten with what comes out; the diff is the review.
 */
#pragma once

#include <glib.h>

/* What comes out for an input, as lines; the caller frees it. */
typedef char *(*CaseFunc) (const char *input, gpointer data);

/* Adds a test for every case of tests/cases/@file; @data must outlive them.
 * Call between g_test_init() and cases_finish(). */
void cases_add (const char *file, CaseFunc function, gpointer data);

/* Runs all tests and writes the files anew where that is asked for. */
int cases_finish (void);
