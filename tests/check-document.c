/* SPDX-License-Identifier: MIT
 *
 * Goes through every column of a document and says the first thing that is
 * wrong: "ties[3]: source does not speak its statement".
 */
#include "check-document.h"

#include "document-private.h"

#include <string.h>

#define ROWS(Row, column)                                            \
  gint32 n_##column;                                                 \
  const Row *column = sg_document_get_##column (doc, &n_##column)

/* Leaves the function with a message unless @holds. */
#define HOLD(holds, column, row)                                     \
  G_STMT_START {                                                     \
    if (!(holds))                                                    \
      return g_strdup_printf ("%s[%d]: %s does not hold", column, row, #holds); \
  } G_STMT_END

/* Whether a span lies inside the text, is not empty, and cuts no character. */
static gboolean
is_span (const SgDocument *doc, SgSpan span)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  return span.off >= 0 && span.len > 0 && (gsize) span.off + (gsize) span.len <= length
         && (text[span.off] & 0xC0) != 0x80 && (text[sg_span_end (span)] & 0xC0) != 0x80;
}

static gboolean
is_range (SgRange range, gint32 n)
{
  return range.n >= 0 && range.first >= 0 && (range.n == 0 || range.first <= n - range.n);
}

/* Whether all spans of a range of the pool are good; @needed: and there is one. */
static gboolean
are_spans (const SgDocument *doc, SgRange range, gboolean needed)
{
  const SgSpan *spans = sg_document_get_spans (doc, range);
  if (spans == NULL)
    return range.n == 0 && !needed;
  for (gint32 i = 0; i < range.n; i++)
    if (!is_span (doc, spans[i]))
      return FALSE;
  return range.n > 0 || !needed;
}

static gboolean
has_blank_edge (const SgDocument *doc, SgSpan span)
{
  const char *text = sg_document_get_text (doc, NULL);
  return g_ascii_isspace (text[span.off]) || g_ascii_isspace (text[sg_span_end (span) - 1]);
}

static char *
check_paragraphs (const SgDocument *doc)
{
  ROWS (SgParagraph, paragraphs);
  ROWS (SgSentence, sentences);
  (void) sentences;
  for (gint32 i = 0; i < n_paragraphs; i++) {
    const SgParagraph *row = &paragraphs[i];
    HOLD (is_span (doc, row->span), "paragraphs", i);
    HOLD (!has_blank_edge (doc, row->span), "paragraphs", i);
    HOLD (i == 0 || row->span.off >= sg_span_end (paragraphs[i - 1].span), "paragraphs", i);
    HOLD ((guint) row->kind < SG_N_PARAGRAPHS, "paragraphs", i);
    HOLD (is_range (row->sentences, n_sentences), "paragraphs", i);
    HOLD (row->kind != SG_PARAGRAPH_ASIDE || row->sentences.n == 0, "paragraphs", i);
  }
  return NULL;
}

static char *
check_tokens (const SgDocument *doc)
{
  ROWS (SgParagraph, paragraphs);
  ROWS (SgSentence, sentences);
  ROWS (SgToken, tokens);
  for (gint32 i = 0; i < n_sentences; i++) {
    const SgSentence *row = &sentences[i];
    HOLD (is_span (doc, row->span), "sentences", i);
    HOLD (row->paragraph >= 0 && row->paragraph < n_paragraphs, "sentences", i);
    HOLD (sg_span_contains (paragraphs[row->paragraph].span, row->span), "sentences", i);
    HOLD (is_range (row->tokens, n_tokens) && row->tokens.n > 0, "sentences", i);
  }
  for (gint32 i = 0; i < n_tokens; i++) {
    const SgToken *row = &tokens[i];
    HOLD (is_span (doc, row->span), "tokens", i);
    HOLD (i == 0 || row->span.off >= sg_span_end (tokens[i - 1].span), "tokens", i);
    HOLD (row->form != NULL && row->lemma != NULL && row->xpos != NULL, "tokens", i);
    HOLD (row->sentence >= 0 && row->sentence < n_sentences, "tokens", i);
    HOLD (sg_span_contains (sentences[row->sentence].span, row->span), "tokens", i);
    HOLD (row->head >= -1 && row->head < n_tokens && row->head != i, "tokens", i);
    HOLD (row->head < 0 || tokens[row->head].sentence == row->sentence, "tokens", i);
    HOLD ((guint) row->upos < SG_N_UPOS, "tokens", i);
  }
  return NULL;
}

/* Every way up a tree ends. */
static char *
check_trees (const SgDocument *doc)
{
  ROWS (SgToken, tokens);
  g_autofree gint32 *seen = g_new0 (gint32, n_tokens + 1);
  for (gint32 i = 0; i < n_tokens; i++) {
    gint32 row = i;
    for (; row >= 0 && seen[row] == 0; row = tokens[row].head)
      seen[row] = i + 1;
    HOLD (row < 0 || seen[row] != i + 1, "trees", i);
  }
  return NULL;
}

static char *
check_names (const SgDocument *doc)
{
  ROWS (SgToken, tokens);
  ROWS (SgName, names);
  ROWS (SgQuote, quotes);
  (void) tokens;
  for (gint32 i = 0; i < n_names; i++) {
    HOLD (is_range (names[i].tokens, n_tokens) && names[i].tokens.n > 0, "names", i);
    HOLD (i == 0 || names[i].tokens.first >= names[i - 1].tokens.first + names[i - 1].tokens.n, "names", i);
    HOLD ((guint) names[i].type < SG_N_ENTITY_TYPES, "names", i);
  }
  for (gint32 i = 0; i < n_quotes; i++) {
    HOLD (is_span (doc, quotes[i].span), "quotes", i);
    HOLD (is_range (quotes[i].tokens, n_tokens), "quotes", i);
    HOLD (quotes[i].previous >= -1 && quotes[i].previous < i, "quotes", i);
  }
  return NULL;
}

static char *
check_entities (const SgDocument *doc)
{
  ROWS (SgToken, tokens);
  ROWS (SgName, names);
  ROWS (SgMention, mentions);
  ROWS (SgEntity, entities);
  (void) tokens, (void) names;
  for (gint32 i = 0; i < n_mentions; i++) {
    const SgMention *row = &mentions[i];
    HOLD (is_span (doc, row->span), "mentions", i);
    HOLD (is_range (row->tokens, n_tokens), "mentions", i);
    HOLD (row->head >= -1 && row->head < n_tokens, "mentions", i);
    HOLD (row->entity >= -1 && row->entity < n_entities, "mentions", i);
    HOLD (row->name >= -1 && row->name < n_names, "mentions", i);
    HOLD ((guint) row->type < SG_N_ENTITY_TYPES && (guint) row->kind < SG_N_ALIAS_KINDS, "mentions", i);
  }
  for (gint32 i = 0; i < n_entities; i++) {
    const SgEntity *row = &entities[i];
    HOLD (row->name != NULL && *row->name != '\0' && g_utf8_validate (row->name, -1, NULL), "entities", i);
    HOLD ((guint) row->type < SG_N_ENTITY_TYPES, "entities", i);
    HOLD (row->part_of >= -1 && row->part_of < n_entities && row->part_of != i, "entities", i);
    const SgAlias *aliases = sg_document_get_aliases (doc, row->aliases);
    for (gint32 k = 0; k < row->aliases.n; k++)
      HOLD (aliases[k].text != NULL && (guint) aliases[k].kind < SG_N_ALIAS_KINDS, "entities", i);
  }
  return NULL;
}

/* Whether all speakers of a range are mentions; and (optionally) whether @entity
 * is among them. */
static gboolean
are_speakers (const SgDocument *doc, SgRange range, gint32 entity)
{
  ROWS (SgMention, mentions);
  const SgSpeaker *speakers = sg_document_get_speakers (doc, range);
  gboolean found = entity < 0;
  for (gint32 i = 0; i < range.n; i++) {
    if (speakers[i].mention < 0 || speakers[i].mention >= n_mentions
        || !(speakers[i].confidence >= 0 && speakers[i].confidence <= 1))
      return FALSE;
    found = found || mentions[speakers[i].mention].entity == entity;
  }
  return found;
}

static char *
check_statements (const SgDocument *doc)
{
  ROWS (SgStatement, statements);
  for (gint32 i = 0; i < n_statements; i++) {
    const SgStatement *row = &statements[i];
    HOLD ((guint) row->kind < SG_N_STATEMENT_KINDS, "statements", i);
    HOLD (are_spans (doc, row->content, TRUE), "statements", i);
    HOLD (are_spans (doc, row->cue, FALSE), "statements", i);
    HOLD (are_speakers (doc, row->speakers, -1), "statements", i);
    HOLD (are_speakers (doc, row->addressees, -1), "statements", i);
    HOLD (row->parent >= -1 && row->parent < n_statements && row->parent != i, "statements", i);
    HOLD (row->confidence >= 0 && row->confidence <= 1, "statements", i);
    gint32 up = row->parent;
    for (gint32 steps = 0; up >= 0 && steps <= n_statements; steps++)
      up = statements[up].parent;
    HOLD (up < 0, "statements", i);
  }
  return NULL;
}

static char *
check_ties (const SgDocument *doc)
{
  ROWS (SgEntity, entities);
  ROWS (SgStatement, statements);
  ROWS (SgTie, ties);
  (void) entities;
  for (gint32 i = 0; i < n_ties; i++) {
    const SgTie *row = &ties[i];
    HOLD (row->source >= 0 && row->source < n_entities, "ties", i);
    HOLD (row->target >= 0 && row->target < n_entities, "ties", i);
    HOLD (row->source != row->target, "ties", i);
    HOLD (row->statement >= 0 && row->statement < n_statements, "ties", i);
    HOLD (are_speakers (doc, statements[row->statement].speakers, row->source), "ties", i);
    HOLD (row->stance > SG_STANCE_NONE && row->stance < SG_N_STANCES, "ties", i);
    HOLD ((guint) row->act < SG_N_ACTS, "ties", i);
    HOLD (are_spans (doc, row->evidence, TRUE), "ties", i);
    HOLD (row->why != NULL && *row->why != '\0', "ties", i);
    HOLD (row->confidence >= 0 && row->confidence <= 1, "ties", i);
  }
  return NULL;
}

char *
check_document (const SgDocument *doc)
{
  char *(*const checks[]) (const SgDocument *) = { check_paragraphs, check_tokens, check_trees, check_names,
                                                   check_entities, check_statements, check_ties };
  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++) {
    char *wrong = checks[i] (doc);
    if (wrong != NULL)
      return wrong;
  }
  return NULL;
}
