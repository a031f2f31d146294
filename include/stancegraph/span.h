/* SPDX-License-Identifier: MIT
 *
 * Text is kept once, as the UTF-8 bytes of a document; everything else says
 * where. A span is a stretch of those bytes:
 *
 *     "Ms Patel said"        { off = 3, len = 5 } is  Patel
 *      0  3     9
 *
 * Bytes everywhere inside; Unicode code points only at the borders (JSON).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SgSpan:
 * @off: first byte, counted from the start of the document's text
 * @len: length in bytes
 */
typedef struct {
  gint32 off, len;
} SgSpan;

/**
 * SgRange:
 * @first: index of the first row, or 0 where @n is 0
 * @n: number of rows
 *
 * Some rows of an array of the document: the spans of a content, the speakers
 * of a statement. Rows are always referred to by index; -1 is "none".
 */
typedef struct {
  gint32 first, n;
} SgRange;

/* First byte behind the span. */
static inline gint32
sg_span_end (SgSpan span)
{
  return span.off + span.len;
}

/* Whether @inner lies wholly inside @outer. */
static inline gboolean
sg_span_contains (SgSpan outer, SgSpan inner)
{
  return inner.off >= outer.off && sg_span_end (inner) <= sg_span_end (outer);
}

/* Whether the spans share a byte. */
static inline gboolean
sg_span_overlaps (SgSpan a, SgSpan b)
{
  return a.off < sg_span_end (b) && b.off < sg_span_end (a);
}

G_END_DECLS
