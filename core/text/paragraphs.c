/* SPDX-License-Identifier: MIT
 *
 * The first stage: text in, the column of paragraphs out, each with its kind.
 * core/text/layout.c says what belongs together, core/text/boilerplate.c what is
 * no prose by its own words; here a block is seen among its neighbours:
 *
 *     Minister turns down joint plan           headline: first, open end
 *     By JANE DOE                              aside
 *     The minister turned it down on Monday.   prose
 *     What comes next                          headline: open end, prose behind
 *     The talks go on. ...                     prose
 *     Read more:                               aside
 *     Five things to know about the talks      aside: a link's headline
 *
 * Doubt is settled for prose: what is taken for an aside is never read.
 */
#include "text/paragraphs-private.h"

#include "document-private.h"
#include "text/boilerplate-private.h"

#include <string.h>

/* Most words of a title, and of a heading inside the text. */
#define TITLE_WORDS 25
#define HEADING_WORDS 16
/* Shorter blocks may be said twice. */
#define REPEAT_WORDS 6
/* Words that only lead to what follows: "Read more", "More on this story". */
#define LEAD_WORDS 5

struct _SgpParagraphs {
  SgpBoilerplate *boilerplate;
};

/* What is known while the blocks of a document are gone through. */
typedef struct {
  const SgpParagraphs *stage;
  SgDocument *doc;
  const char *text;
  const SgpBlock *blocks;
  gint32 n;
  GHashTable *seen;             /* hash of a block's bytes -> number + 1 */
  gboolean begun, prose;        /* a headline or prose, prose was seen */
  SgParagraphKind last;         /* the paragraph before */
  gint32 n_links;               /* headlines of links that may follow */
} Walk;

SgpParagraphs *
sgp_paragraphs_new (const SgLexicon *lexicon, GError **error)
{
  SgpBoilerplate *boilerplate = sgp_boilerplate_new (lexicon, error);
  if (boilerplate == NULL)
    return NULL;
  SgpParagraphs *paragraphs = g_new0 (SgpParagraphs, 1);
  paragraphs->boilerplate = boilerplate;
  return paragraphs;
}

void
sgp_paragraphs_free (SgpParagraphs *paragraphs)
{
  sgp_boilerplate_free (paragraphs->boilerplate);
  g_free (paragraphs);
}

/* Whether the same block stood before; remembers it. */
static gboolean
is_repeated (Walk *walk, gint32 i)
{
  const SgpBlock *block = &walk->blocks[i];
  const char *start = walk->text + block->span.off;
  guint64 hash = 1469598103934665603u;
  if (block->n_words < REPEAT_WORDS)
    return FALSE;
  for (gint32 at = 0; at < block->span.len; at++)
    hash = (hash ^ (guchar) start[at]) * 1099511628211u;
  gint32 known = GPOINTER_TO_INT (g_hash_table_lookup (walk->seen, GSIZE_TO_POINTER (hash))) - 1;
  if (known >= 0)
    return walk->blocks[known].span.len == block->span.len
           && memcmp (walk->text + walk->blocks[known].span.off, start, (gsize) block->span.len) == 0;
  g_hash_table_insert (walk->seen, GSIZE_TO_POINTER (hash), GINT_TO_POINTER (i + 1));
  return FALSE;
}

/* Whether it is the title that came with the document, marks at the end aside. */
static gboolean
is_given_title (const Walk *walk, const SgpBlock *block)
{
  const char *title = sg_document_get_meta (walk->doc, SG_META_TITLE);
  gsize length = title != NULL ? strlen (title) : 0;
  const char *start = walk->text + block->span.off;
  if (length < 4 || (gsize) block->span.len < length - 3 || (gsize) block->span.len > length + 3)
    return FALSE;
  /* "The title.'" of "The title'": all but the last few bytes must agree. */
  return g_ascii_strncasecmp (title, start, length - 4) == 0;
}

/* Whether its form is that of a title or heading of @max_words at most. */
static gboolean
is_open (const SgpBlock *block, gint32 max_words)
{
  return block->n_words >= 2 && block->n_words <= max_words && !block->inner_stop
         && !block->opens_quote && !block->opens_dash && (block->end == SGP_END_OPEN || block->end == SGP_END_COMMA);
}

/* Whether most of its words begin with a capital, As in Titles. */
static gboolean
is_title_case (const SgpBlock *block)
{
  return block->n_long >= 3 && block->n_capital * 10 >= block->n_long * 7;
}

/* The title of the document: among the first blocks. */
static gboolean
is_title (const Walk *walk, const SgpBlock *block)
{
  if (block->n_words > TITLE_WORDS || block->n_words < 2)
    return FALSE;
  if (is_given_title (walk, block) || is_open (block, TITLE_WORDS))
    return TRUE;
  return !block->inner_stop && !block->opens_quote && is_title_case (block);
}

/* Whether there is something to read behind block @i. */
static gboolean
is_followed (const Walk *walk, gint32 i)
{
  for (gint32 next = i + 1; next < walk->n; next++)
    if (sgp_boilerplate_find (walk->stage->boilerplate, walk->text, &walk->blocks[next]) == SGP_BOILERPLATE_NONE
        && walk->blocks[next].n_words > 1)
      return TRUE;
  return FALSE;
}

/* A block inside the text that has the form of a heading. Several in a row are
 * a list; one behind an aside, with nothing to follow, leads somewhere else. */
static SgParagraphKind
classify_heading (const Walk *walk, gint32 i)
{
  if (walk->last == SG_PARAGRAPH_ASIDE && !is_followed (walk, i))
    return SG_PARAGRAPH_ASIDE;
  gboolean in_list = is_open (&walk->blocks[i - 1], HEADING_WORDS)
                     || (i + 1 < walk->n && is_open (&walk->blocks[i + 1], HEADING_WORDS));
  return in_list ? SG_PARAGRAPH_ITEM : SG_PARAGRAPH_HEADLINE;
}

static gboolean
is_bullet (const Walk *walk, gint32 i)
{
  return i >= 0 && i < walk->n && sgp_text_get_bullet (walk->text + walk->blocks[i].span.off, walk->blocks[i].span.len) > 0;
}

/* A list item. A single one with a dash is none: it signs the words above it,
 * or it is a turn of speech. */
static gboolean
is_item (const Walk *walk, gint32 i)
{
  const char *start = walk->text + walk->blocks[i].span.off;
  gboolean dash = *start == '-' || g_str_has_prefix (start, "\u2013");
  return is_bullet (walk, i) && (!dash || is_bullet (walk, i - 1) || is_bullet (walk, i + 1));
}

/* Whether it is the headline of a link that was announced. */
static gboolean
is_link (Walk *walk, const SgpBlock *block)
{
  char last = walk->text[sg_span_end (block->span) - 1];
  if (walk->n_links == 0)
    return FALSE;
  walk->n_links--;
  if (block->n_words <= TITLE_WORDS && !block->inner_stop && (block->end == SGP_END_OPEN || last == '?'))
    return TRUE;
  walk->n_links = 0;
  return FALSE;
}

/* Whether its own words say that it is no prose. Links stand behind prose: "Read
 * more" above it may be part of a title. */
static gboolean
is_boilerplate (Walk *walk, const SgpBlock *block)
{
  SgpBoilerplateKind kind = sgp_boilerplate_find (walk->stage->boilerplate, walk->text, block);
  if (kind == SGP_BOILERPLATE_NONE || (kind != SGP_BOILERPLATE_ASIDE && !walk->begun))
    return FALSE;
  if (kind != SGP_BOILERPLATE_ASIDE && block->n_words <= LEAD_WORDS)
    walk->n_links = kind == SGP_BOILERPLATE_LINKS ? G_MAXINT32 : 1;
  return TRUE;
}

static SgParagraphKind
classify (Walk *walk, gint32 i)
{
  const SgpBlock *block = &walk->blocks[i];
  if (is_boilerplate (walk, block) || is_repeated (walk, i) || is_link (walk, block))
    return SG_PARAGRAPH_ASIDE;
  if (is_item (walk, i))
    return SG_PARAGRAPH_ITEM;
  if (block->n_words == 1 && block->end == SGP_END_OPEN)
    return SG_PARAGRAPH_ASIDE;
  if (!walk->prose && walk->n > 1 && is_title (walk, block))
    return SG_PARAGRAPH_HEADLINE;
  return walk->prose && is_open (block, HEADING_WORDS) ? classify_heading (walk, i) : SG_PARAGRAPH_PROSE;
}

/* The paragraphs that came with the document, as blocks. */
static GArray *
measure_given (SgDocument *doc)
{
  gint32 n;
  const char *text = sg_document_get_text (doc, NULL);
  const SgParagraph *paragraphs = sg_document_get_paragraphs (doc, &n);
  GArray *blocks = g_array_sized_new (FALSE, TRUE, sizeof (SgpBlock), (guint) n);
  for (gint32 i = 0; i < n; i++) {
    SgpBlock block = { .span = paragraphs[i].span };
    sgp_block_measure (&block, text);
    g_array_append_val (blocks, block);
  }
  return blocks;
}

/* Gives block @i its kind: it becomes a paragraph, or is one already. Of those
 * that came with the document the ones with sentences are read, whatever else. */
static void
write_kind (const Walk *walk, gint32 i, SgParagraphKind kind, gboolean given)
{
  if (!given) {
    sgp_document_add_paragraph (walk->doc, walk->blocks[i].span, kind);
    return;
  }
  SgParagraph *row = &sgp_document_get_paragraph_rows (walk->doc)[i];
  if (row->sentences.n > 0)
    row->kind = kind == SG_PARAGRAPH_ASIDE ? SG_PARAGRAPH_PROSE : kind;
}

void
sgp_paragraphs_run (const SgpParagraphs *paragraphs, SgDocument *doc)
{
  gsize length;
  SgpGiven given = sgp_document_get_given (doc);
  const char *text = sg_document_get_text (doc, &length);
  if ((given & SGP_GIVEN_KINDS) != 0)
    return;
  g_autoptr (GArray) blocks = given != SGP_GIVEN_NOTHING ? measure_given (doc) : sgp_blocks_new (text, length);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Walk walk = { paragraphs, doc, text, (const SgpBlock *) (const void *) blocks->data, (gint32) blocks->len,
                seen, FALSE, FALSE, SG_PARAGRAPH_PROSE, 0 };
  for (gint32 i = 0; i < walk.n; i++) {
    SgParagraphKind kind = classify (&walk, i);
    walk.begun = walk.begun || kind != SG_PARAGRAPH_ASIDE;
    walk.last = kind;
    walk.prose = walk.prose || kind == SG_PARAGRAPH_PROSE;
    write_kind (&walk, i, kind, given != SGP_GIVEN_NOTHING);
  }
}
