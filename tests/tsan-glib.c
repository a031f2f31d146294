/* SPDX-License-Identifier: MIT
 *
 * Tells ThreadSanitizer what GLib's locks and counters order. GLib makes them
 * of futexes and atomics, and is not instrumented itself, so that all that they
 * guard would look like a race. tests/tsan.test preloads this; each function
 * calls GLib's own and says which way the order goes:
 *
 *     thread 1   write, g_mutex_unlock (m)     release (m)
 *     thread 2   g_mutex_lock (m), read        acquire (m): the write is before
 */
#include <dlfcn.h>
#include <glib.h>

/* Of ThreadSanitizer's run-time library, which is in the program. */
void __tsan_acquire (void *address);
void __tsan_release (void *address);

/* GLib's function of the same name, found at the first call. */
#define REAL(function)                                               \
  static __typeof__ (&function) real;                                \
  if (g_atomic_pointer_get (&real) == NULL)                          \
    g_atomic_pointer_set (&real, dlsym (RTLD_NEXT, #function))

#undef g_atomic_ref_count_inc
#undef g_atomic_ref_count_dec

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock);
  real (mutex);
  __tsan_acquire (mutex);
}

gboolean
g_mutex_trylock (GMutex *mutex)
{
  REAL (g_mutex_trylock);
  gboolean locked = real (mutex);
  if (locked)
    __tsan_acquire (mutex);
  return locked;
}

void
g_mutex_unlock (GMutex *mutex)
{
  REAL (g_mutex_unlock);
  __tsan_release (mutex);
  real (mutex);
}

/* Waiting gives the lock away and takes it again; waking orders nothing. */
void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  REAL (g_cond_wait);
  __tsan_release (mutex);
  real (cond, mutex);
  __tsan_acquire (mutex);
}

/* Whoever drops the last reference comes behind all others. */
gboolean
g_atomic_ref_count_dec (gatomicrefcount *count)
{
  REAL (g_atomic_ref_count_dec);
  __tsan_release (count);
  gboolean last = real (count);
  if (last)
    __tsan_acquire (count);
  return last;
}
