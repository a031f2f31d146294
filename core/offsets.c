/* SPDX-License-Identifier: MIT
 *
 * In goes a valid UTF-8 text, out come conversions between byte offsets and
 * numbers of code points. Two tables hold where every 64th byte and every 64th
 * code point lies; from there the few bytes between are counted. Where the
 * text is all ASCII both are the same and no table is made.
 *
 *     c a f é   b a r      byte 5 (the blank) is code point 4
 *     0 1 2 3   6 7 8
 */
#include "offsets-private.h"

#define STEP 64

struct _SgpOffsets {
  const char *text;
  gint32 length, n_chars;
  gint32 *chars;                /* code points before byte STEP * i */
  gint32 *bytes;                /* first byte of code point STEP * i */
};

/* Whether this byte begins a code point. */
static inline gboolean
is_first (char byte)
{
  return ((guchar) byte & 0xC0) != 0x80;
}

static gint32
count_chars (const char *text, gint32 length)
{
  gint32 n = 0;
  for (gint32 i = 0; i < length; i++)
    n += is_first (text[i]);
  return n;
}

static void
fill_tables (SgpOffsets *offsets)
{
  gint32 n = 0;
  offsets->chars = g_new (gint32, offsets->length / STEP + 1);
  offsets->bytes = g_new (gint32, offsets->n_chars / STEP + 1);
  offsets->bytes[0] = 0;
  for (gint32 i = 0; i < offsets->length; i++) {
    if (i % STEP == 0)
      offsets->chars[i / STEP] = n;
    if (is_first (offsets->text[i])) {
      if (n % STEP == 0)
        offsets->bytes[n / STEP] = i;
      n++;
    }
  }
  if (offsets->length % STEP == 0)
    offsets->chars[offsets->length / STEP] = n;
  if (n % STEP == 0)
    offsets->bytes[n / STEP] = offsets->length;
}

/* @text is borrowed and must outlive the tables. */
SgpOffsets *
sgp_offsets_new (const char *text, gsize length)
{
  SgpOffsets *offsets = g_new0 (SgpOffsets, 1);
  offsets->text = text;
  offsets->length = (gint32) length;
  offsets->n_chars = count_chars (text, offsets->length);
  if (offsets->n_chars != offsets->length)
    fill_tables (offsets);
  return offsets;
}

void
sgp_offsets_free (SgpOffsets *offsets)
{
  g_free (offsets->chars);
  g_free (offsets->bytes);
  g_free (offsets);
}

gint32
sgp_offsets_get_n_chars (const SgpOffsets *offsets)
{
  return offsets->n_chars;
}

gint32
sgp_offsets_to_char (const SgpOffsets *offsets, gint32 byte)
{
  if (offsets->chars == NULL)
    return byte;
  gint32 from = byte / STEP;
  return offsets->chars[from] + count_chars (offsets->text + from * STEP, byte % STEP);
}

gint32
sgp_offsets_to_byte (const SgpOffsets *offsets, gint32 position)
{
  if (offsets->bytes == NULL)
    return position;
  gint32 byte = offsets->bytes[position / STEP];
  for (gint32 left = position % STEP; left > 0; left--)
    for (byte++; byte < offsets->length && !is_first (offsets->text[byte]); byte++)
      ;
  return byte;
}
