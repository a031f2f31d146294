/* SPDX-License-Identifier: MIT
 *
 * Where libFuzzer enters a target: FUZZ_TARGET, given when this is compiled.
 */
#include "fuzz.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* GLib stops a program by a trap, which libFuzzer does not catch. */
static void
stop (int number)
{
  (void) number;
  abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  (void) argc, (void) argv;
  signal (SIGTRAP, stop);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  FUZZ_TARGET (data, size);
  return 0;
}
