/* SPDX-License-Identifier: MIT
 *
 * The tables and views of a store, and the two numbers in its header that
 * tell what it is.
 */
#pragma once

#define SGP_STORE_APPLICATION 0x53476430 /* "SGd0", PRAGMA application_id */
#define SGP_STORE_VERSION 1              /* PRAGMA user_version */

extern const char sgp_store_schema[];
