/* SPDX-License-Identifier: MIT
 *
 * In go claims and quotations, out come claims with whole quotations: who
 * speaks a part of a quotation speaks all of it, and what is quoted beside a
 * verb of saying is said by its subject.
 *
 *     "It failed," Lee said.  "We   know."      both quotations are Lee's
 *     |--- quoted ---|        |- joined -|
 *
 *     "And nobody came."                        a paragraph that goes on:
 *     |--- continued --|                        a claim of its own, no cue
 *
 * A few quoted words inside somebody's sentence are left where they are.
 */
#include "discourse/claims-private.h"

#include <string.h>

/* A verb attributes a quotation at most this many tokens away. */
#define MAX_GAP 25

typedef struct {
  SgpReading *reading;
  gint32 *owner;        /* the claim that each quote belongs to, or -1 */
  gint32 *last_quote;   /* the last quote that begins at or before a token, or -1 */
} Quoting;

static SgpClaim *
get_claim (const SgpReading *reading, gint32 i)
{
  return &g_array_index (reading->claims, SgpClaim, i);
}

static gint32
get_paragraph (const SgpReading *reading, gint32 token)
{
  return reading->sentences[reading->tokens[token].sentence].paragraph;
}

static gint32
get_quote_end (const SgpReading *reading, gint32 quote)
{
  return sgp_range_end (reading->quotes[quote].tokens);
}

/* Gives a quotation to a claim, whole but for the words of its own cue. */
static void
give (Quoting *quoting, gint32 quote, gint32 claim)
{
  SgRange tokens = quoting->reading->quotes[quote].tokens;
  sgp_pieces_add (&get_claim (quoting->reading, claim)->content, tokens.first, sgp_range_end (tokens));
  quoting->owner[quote] = claim;
}

/* Completes the quotations that a content touches, seen from outside them. */
static void
complete (Quoting *quoting, gint32 index)
{
  SgpReading *reading = quoting->reading;
  SgpPieces content = get_claim (reading, index)->content;
  gint32 own = reading->quote_of[get_claim (reading, index)->head];
  for (gint32 i = 0; i < content.n; i++)
    for (gint32 t = content.piece[i].first; t < sgp_range_end (content.piece[i]); t++) {
      gint32 quote = reading->quote_of[t];
      if (quote < 0 || quote == own)
        continue;
      if (quoting->owner[quote] < 0)
        give (quoting, quote, index);
      t = get_quote_end (reading, quote) - 1;
    }
}

/* Whether [first, end) has no verb but inside the noun phrase of the source. */
static gboolean
is_verbless (const SgpReading *reading, gint32 first, gint32 end, gint32 source)
{
  SgRange phrase = sgp_tree_get_range (reading->tree, source);
  for (gint32 i = first; i < end; i++)
    if (reading->tokens[i].upos == SG_UPOS_VERB && (i < phrase.first || i >= sgp_range_end (phrase)))
      return FALSE;
  return TRUE;
}

static gboolean
is_form (const SgpReading *reading, gint32 i, const char *form)
{
  return i >= 0 && i < reading->n_tokens && strcmp (reading->tokens[i].form, form) == 0;
}

static gboolean
is_upper (const SgpReading *reading, gint32 token)
{
  const char *text = sg_document_get_text (reading->doc, NULL);
  return g_unichar_isupper (g_utf8_get_char (text + reading->tokens[token].span.off));
}

/* Whether the sentence goes on behind the quotation: "... ," he said. */
static gboolean
goes_on_behind (const SgpReading *reading, gint32 quote)
{
  gint32 end = get_quote_end (reading, quote);
  if (!reading->quotes[quote].closed || end >= reading->n_tokens)
    return FALSE;
  if (is_form (reading, end - 2, ".") && is_upper (reading, end))
    return FALSE;
  return TRUE;
}

/* '"It failed," Lee said': the quotation right before the cue. */
static void
take_before (Quoting *quoting, gint32 index)
{
  SgpReading *reading = quoting->reading;
  const SgpClaim *claim = get_claim (reading, index);
  gint32 quote = quoting->last_quote[claim->head];
  if (quote < 0 || quoting->owner[quote] >= 0 || get_paragraph (reading, reading->quotes[quote].tokens.first) !=
                                                   get_paragraph (reading, claim->head))
    return;
  gint32 end = get_quote_end (reading, quote);
  if (claim->head - end > MAX_GAP || !goes_on_behind (reading, quote) ||
      !is_verbless (reading, end, claim->head, claim->source))
    return;
  give (quoting, quote, index);
}

/* Whether a quotation behind the cue is what the cue attributes: it follows at
 * once, or behind a comma or colon. */
static gboolean
introduces (const SgpReading *reading, const SgpClaim *claim, gint32 first)
{
  gint32 gap = first - sgp_range_end (claim->cue);
  if (gap <= 1)
    return TRUE;
  if (is_form (reading, first - 1, ":") || is_form (reading, first - 1, ","))
    return is_verbless (reading, sgp_range_end (claim->cue), first, -1);
  return FALSE;
}

/* 'Lee said: "It failed."', in the same paragraph or, behind a colon that
 * ends it, in the next. */
static void
take_behind (Quoting *quoting, gint32 index)
{
  SgpReading *reading = quoting->reading;
  const SgpClaim *claim = get_claim (reading, index);
  gint32 quote = quoting->last_quote[claim->head] + 1;
  if (quote >= reading->n_quotes || quoting->owner[quote] >= 0)
    return;
  gint32 first = reading->quotes[quote].tokens.first;
  if (first - claim->head > MAX_GAP)
    return;
  if (get_paragraph (reading, first) != get_paragraph (reading, claim->head) && !is_form (reading, first - 1, ":"))
    return;
  if (!introduces (reading, claim, first))
    return;
  give (quoting, quote, index);
}

/* Whether the quote begins a sentence and fills it to its end. */
static gboolean
fills_sentences (const SgpReading *reading, gint32 quote)
{
  SgRange tokens = reading->quotes[quote].tokens;
  gint32 first = tokens.first, last = sgp_range_end (tokens) - 1;
  /* A mark may have been cut off into the sentence beside it. */
  SgRange opening = reading->sentences[reading->tokens[MIN (first + 1, last)].sentence].tokens;
  SgRange closing = reading->sentences[reading->tokens[MAX (last - 1, first)].sentence].tokens;
  return first - opening.first <= 1 && sgp_range_end (closing) - last <= 2;
}

/* Joins a quotation to the claim of the quotation before it, where it stands
 * in the sentence behind that and alone: '"A," Lee said. "B."' */
static void
join (Quoting *quoting, gint32 quote)
{
  SgpReading *reading = quoting->reading;
  gint32 owner = quote > 0 ? quoting->owner[quote - 1] : -1;
  if (owner < 0 || quoting->owner[quote] >= 0 || !fills_sentences (reading, quote))
    return;
  const SgpClaim *claim = get_claim (reading, owner);
  gint32 first = reading->quotes[quote].tokens.first;
  gint32 before = MAX (claim->head, get_quote_end (reading, quote - 1) - 1);
  if (get_paragraph (reading, before) != get_paragraph (reading, first))
    return;
  if (reading->tokens[MIN (first + 1, reading->n_tokens - 1)].sentence - reading->tokens[before].sentence > 1)
    return;
  give (quoting, quote, owner);
}

/* Whether all words of a paragraph stand in quotations that nobody owns. */
static gboolean
is_all_quoted (const Quoting *quoting, SgRange tokens)
{
  const SgpReading *reading = quoting->reading;
  for (gint32 i = tokens.first; i < sgp_range_end (tokens); i++) {
    gint32 quote = reading->quote_of[i];
    if (quote < 0 ? reading->tokens[i].upos != SG_UPOS_PUNCT : quoting->owner[quote] >= 0)
      return FALSE;
  }
  return tokens.n > 0;
}

/* Adds a claim for the quotations of a paragraph that go on with @like. */
static void
continue_claim (Quoting *quoting, SgRange tokens, gint32 like)
{
  SgpReading *reading = quoting->reading;
  if (get_claim (reading, like)->like >= 0)
    like = get_claim (reading, like)->like;
  SgpClaim claim = { .word = get_claim (reading, like)->word, .pattern = SGP_PATTERN_CONTINUED, .head = -1,
                     .source = -1, .hearer = -1, .like = like, .parent = -1 };
  gint32 index = (gint32) reading->claims->len;
  g_array_append_val (reading->claims, claim);
  for (gint32 i = tokens.first; i < sgp_range_end (tokens); i++)
    if (reading->quote_of[i] >= 0 && quoting->owner[reading->quote_of[i]] < 0)
      give (quoting, reading->quote_of[i], index);
}

static SgRange
get_paragraph_tokens (const SgpReading *reading, gint32 paragraph)
{
  SgRange rows = reading->paragraphs[paragraph].sentences;
  if (rows.n == 0)
    return (SgRange) { 0, 0 };
  gint32 first = reading->sentences[rows.first].tokens.first;
  return (SgRange) { first, sgp_range_end (reading->sentences[sgp_range_end (rows) - 1].tokens) - first };
}

/* The claim that the end of a paragraph belongs to, seen from the next one: of
 * the quotation that ends it, its cue perhaps behind it. */
static gint32
get_closing_claim (const Quoting *quoting, SgRange tokens)
{
  const SgpReading *reading = quoting->reading;
  gint32 quote = tokens.n > 0 ? quoting->last_quote[sgp_range_end (tokens) - 1] : -1;
  if (quote < 0 || reading->quotes[quote].tokens.first < tokens.first || quoting->owner[quote] < 0)
    return -1;
  gint32 end = get_quote_end (reading, quote), owner = quoting->owner[quote];
  const SgpClaim *claim = get_claim (reading, owner);
  if (claim->head >= end)
    end = claim->head;
  return reading->tokens[MIN (end, sgp_range_end (tokens) - 1)].sentence ==
                 reading->tokens[sgp_range_end (tokens) - 1].sentence
             ? owner
             : -1;
}

/* Paragraphs that are nothing but quotation go on with the speaker of the one
 * before; so do those before the paragraph that names the speaker, where their
 * marks say that they belong together. */
static void
continue_paragraphs (Quoting *quoting)
{
  const SgpReading *reading = quoting->reading;
  gint32 closing = -1;
  for (gint32 p = 0; p < reading->n_paragraphs; p++) {
    SgRange tokens = get_paragraph_tokens (reading, p);
    if (tokens.n == 0)
      continue;
    if (closing >= 0 && is_all_quoted (quoting, tokens))
      continue_claim (quoting, tokens, closing);
    closing = get_closing_claim (quoting, tokens);
  }
  for (gint32 q = reading->n_quotes - 1; q > 0; q--) {
    gint32 previous = reading->quotes[q].previous;
    if (previous < 0 || quoting->owner[previous] >= 0 || quoting->owner[q] < 0)
      continue;
    SgRange tokens = get_paragraph_tokens (reading, get_paragraph (reading, reading->quotes[previous].tokens.first));
    if (is_all_quoted (quoting, tokens))
      continue_claim (quoting, tokens, quoting->owner[q]);
  }
}

static gint32 *
index_quotes (const SgpReading *reading)
{
  gint32 *last = g_new (gint32, reading->n_tokens + 1);
  gint32 quote = -1;
  for (gint32 i = 0; i < reading->n_tokens; i++) {
    while (quote + 1 < reading->n_quotes && reading->quotes[quote + 1].tokens.first <= i)
      quote++;
    last[i] = quote;
  }
  return last;
}

/* Whether a claim can own quotations around it. A participle that describes a
 * noun does not: 'a film called "Gone"'. */
static gboolean
speaks (const SgpReading *reading, const SgpClaim *claim)
{
  if (sgp_token_has_relation (&reading->tokens[claim->head], "acl") && sgp_tree_is_passive (reading->tree, claim->head))
    return FALSE;
  return sgp_cue_takes (&claim->word, SGP_FORM_QUOTE) && reading->quote_of[claim->head] < 0 &&
         reading->tokens[claim->head].upos == SG_UPOS_VERB;
}

void
sgp_quoting_run (SgpReading *reading)
{
  Quoting quoting = { reading, g_new (gint32, reading->n_quotes + 1), index_quotes (reading) };
  for (gint32 i = 0; i < reading->n_quotes; i++)
    quoting.owner[i] = -1;
  gint32 n = (gint32) reading->claims->len;
  for (gint32 i = 0; i < n; i++)
    if (get_claim (reading, i)->content.n > 0)
      complete (&quoting, i);
  for (gint32 i = 0; i < n; i++)
    if (speaks (reading, get_claim (reading, i)) && get_claim (reading, i)->content.n == 0 &&
        get_claim (reading, i)->source >= 0) {
      take_before (&quoting, i);
      take_behind (&quoting, i);
      get_claim (reading, i)->pattern = SGP_PATTERN_QUOTED;
    }
  for (gint32 i = 0; i < n; i++)
    if (speaks (reading, get_claim (reading, i)) && get_claim (reading, i)->pattern != SGP_PATTERN_QUOTED)
      take_behind (&quoting, i);
  for (gint32 q = 0; q < reading->n_quotes; q++)
    join (&quoting, q);
  continue_paragraphs (&quoting);
  g_free (quoting.owner);
  g_free (quoting.last_quote);
}
