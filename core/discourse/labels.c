/* SPDX-License-Identifier: MIT
 *
 * Attribution by phrases and by layout, where no verb, noun or adjective of
 * the sentence attributes:
 *
 *     According to Lee, | it failed.          phrase: the clause around it
 *     Lee: | It failed                        colon, in headlines and transcripts
 *     It failed|: Lee                         the same turned round, in headlines
 *     "It failed." | - Ann Lee                dash behind a quotation
 */
#include "discourse/claims-private.h"

#include <string.h>

/* A label before a colon, and a name behind a dash, is no longer than this. */
#define MAX_LABEL 9

static gboolean
has_form (const SgpReading *reading, gint32 i, const char *form)
{
  return strcmp (reading->tokens[i].form, form) == 0;
}

static SgpClaim
make_claim (SgpPattern pattern, gint32 cue, gint32 n)
{
  return (SgpClaim) { .word = { SGP_CUE_SAY, 0 }, .pattern = pattern, .head = cue, .cue = { cue, n },
                      .source = -1, .hearer = -1, .like = -1, .parent = -1 };
}

static void
add_claim (SgpReading *reading, SgpClaim *claim)
{
  sgp_pieces_trim (&claim->content, reading);
  if (claim->content.n > 0)
    g_array_append_val (reading->claims, *claim);
}

/* The last of the nouns that stand side by side from @noun on: "minister Ann
 * Lee", which the tree may have taken apart. */
static gint32
find_run_end (const SgpReading *reading, gint32 noun, gint32 stop)
{
  while (noun + 1 < stop && (reading->tokens[noun + 1].upos == SG_UPOS_PROPN || reading->tokens[noun + 1].upos == SG_UPOS_NOUN))
    noun++;
  return noun;
}

/* The head of the noun phrase behind the phrase [first, end), or -1. */
static gint32
find_named (const SgpReading *reading, gint32 first, gint32 end, gint32 sentence_end)
{
  for (gint32 i = first; i < end; i++)
    if (reading->tokens[i].head >= end && sgp_token_is_noun (&reading->tokens[reading->tokens[i].head]))
      return find_run_end (reading, reading->tokens[i].head, sentence_end);
  for (gint32 i = end; i < sentence_end && i < end + MAX_LABEL; i++)
    if (sgp_token_is_noun (&reading->tokens[i])) {
      return find_run_end (reading, i, sentence_end);
    }
  return -1;
}

/* Takes in what the tree may have torn off a source: a second one behind "and",
 * and a relative clause, which reaches to the end of the sentence. */
static gint32
extend_source (const SgpReading *reading, gint32 end, gint32 stop)
{
  if (end + 1 < stop && reading->tokens[end].upos == SG_UPOS_CCONJ) {
    gint32 last = end + 1;
    while (last < stop && (sgp_token_is_noun (&reading->tokens[last]) || reading->tokens[last].upos == SG_UPOS_DET ||
                           reading->tokens[last].upos == SG_UPOS_ADJ))
      last++;
    if (last > end + 1 && (last == stop || reading->tokens[last].upos == SG_UPOS_PUNCT))
      end = last;
  }
  if (end + 1 < stop && has_form (reading, end, ",") && reading->tokens[end + 1].xpos != NULL &&
      strcmp (reading->tokens[end + 1].xpos, "WP") == 0)
    end = stop;
  return end;
}

/* Where the words about the source end: with its noun phrase, or, where that
 * holds the whole sentence, before the first comma. */
static gint32
find_named_end (const SgpReading *reading, gint32 first, gint32 noun, SgRange sentence)
{
  gint32 end = sgp_range_end (sgp_tree_get_range (reading->tree, noun));
  gboolean opens = first <= sentence.first + 1;
  if (!opens && reading->tokens[noun].head >= 0)
    return end;
  for (gint32 i = noun + 1; i < end; i++)
    if (has_form (reading, i, ",") && (opens || sgp_range_end (sentence) == end)) {
      gint32 head = reading->tokens[noun].head;
      if (head < 0 || end >= sgp_range_end (sentence) - 1)
        return i;
    }
  return end;
}

/* Whether a comma or the end of a quotation stands before @first. */
static gboolean
is_set_off (const SgpReading *reading, gint32 first)
{
  return first > 0 && (has_form (reading, first - 1, ",") ||
                       (reading->quote_of[first - 1] >= 0 && reading->quote_of[first] != reading->quote_of[first - 1]));
}

/* The stretch that the phrase [first, end) attributes: the clause around it, or
 * the whole sentence that it opens or closes behind a comma. */
static SgRange
find_scope (const SgpReading *reading, gint32 noun, gint32 first, gint32 end, SgRange sentence)
{
  if (first <= sentence.first + 1 || (is_set_off (reading, first) && end >= sgp_range_end (sentence) - 1))
    return sentence;
  gint32 head = reading->tokens[noun].head;
  gint32 clause = head < 0 ? -1 : sgp_tree_clause (reading->tree, head);
  if (clause < 0 || reading->tokens[clause].head < 0)
    return sentence;
  SgRange range = sgp_tree_get_range (reading->tree, clause);
  return range.n * 2 < sentence.n && sgp_tree_has_relation (reading->tree, clause, "conj") ? sentence : range;
}

static void
find_phrase (SgpReading *reading, gint32 first, gint32 n, SgRange sentence)
{
  gint32 noun = find_named (reading, first, first + n, sgp_range_end (sentence));
  if (noun < 0)
    return;
  SgpClaim claim = make_claim (SGP_PATTERN_PHRASE, first, n);
  gint32 end = find_named_end (reading, first, noun, sentence);
  end = extend_source (reading, end, sgp_range_end (sentence));
  SgRange scope = find_scope (reading, noun, first, end, sentence);
  claim.source = noun;
  claim.source = sgp_source_find (reading, &claim);
  sgp_pieces_add (&claim.content, scope.first, sgp_range_end (scope));
  sgp_pieces_cut (&claim.content, first, end);
  add_claim (reading, &claim);
}

/* Whether [first, end) can be the name of a speaker: no verb in it, names or
 * capitals throughout, or a word that the table lets speak. */
static gint32
find_label (const SgpReading *reading, gint32 first, gint32 end)
{
  gint32 head = -1;
  if (end <= first || end - first > MAX_LABEL)
    return -1;
  for (gint32 i = first; i < end; i++) {
    const SgToken *token = &reading->tokens[i];
    if (sgp_token_is_verb (token) || token->upos == SG_UPOS_NUM || reading->quote_of[i] >= 0)
      return -1;
    if (token->upos == SG_UPOS_PROPN || token->upos == SG_UPOS_NOUN)
      head = i;
  }
  if (head < 0)
    return -1;
  SgpCue word;
  const SgToken *token = &reading->tokens[head];
  if (sgp_cues_find (reading->cues, token->lemma, SG_UPOS_NOUN, &word) && sgp_cue_takes (&word, SGP_FORM_NAMES))
    return head;
  return -1;
}

/* The mention that fills [first, end) but for titles before it, or -1. */
static gint32
find_speaker_mention (const SgpReading *reading, gint32 first, gint32 end)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (reading->doc, &n);
  gint32 low = 0, high = n;
  while (low < high) {
    gint32 middle = low + (high - low) / 2;
    if (mentions[middle].tokens.first < first)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < n && mentions[low].tokens.first < end; low++) {
    const SgMention *m = &mentions[low];
    gboolean speaks = m->type != SG_ENTITY_PLACE && m->type != SG_ENTITY_OTHER && m->kind != SG_ALIAS_PRONOUN;
    if (speaks && m->head >= 0 && m->tokens.first <= first + 1 && sgp_range_end (m->tokens) == end)
      return m->head;
  }
  return -1;
}

static gint32
find_label_speaker (const SgpReading *reading, gint32 first, gint32 end)
{
  gint32 head = find_speaker_mention (reading, first, end);
  return head >= 0 ? head : find_label (reading, first, end);
}

/* Whether a stretch says something: it has a verb, or is quoted. */
static gboolean
says_something (const SgpReading *reading, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    if (sgp_token_is_verb (&reading->tokens[i]) || reading->quote_of[i] >= 0)
      return TRUE;
  return FALSE;
}

/* "Lee: It failed": the label opens the paragraph, all the rest is content. */
static gboolean
find_colon (SgpReading *reading, gint32 colon, SgRange sentence, SgRange paragraph)
{
  gint32 end = sgp_range_end (paragraph);
  if (sentence.first != paragraph.first || colon + 2 > end)
    return FALSE;
  gint32 source = find_label_speaker (reading, paragraph.first, colon);
  if (source < 0 || !says_something (reading, colon + 1, end))
    return FALSE;
  SgpClaim claim = make_claim (SGP_PATTERN_COLON, colon, 1);
  claim.source = source;
  sgp_pieces_add (&claim.content, colon + 1, end);
  add_claim (reading, &claim);
  return TRUE;
}

/* "It failed: Lee", where the paragraph is a headline or looks like one. */
static void
find_colon_behind (SgpReading *reading, gint32 colon, SgRange sentence, SgRange paragraph, gboolean headline)
{
  gint32 end = sgp_range_end (paragraph);
  if (end > colon + 2 && has_form (reading, end - 1, "."))
    end--;
  if (!headline || sgp_range_end (sentence) != sgp_range_end (paragraph))
    return;
  gint32 source = find_speaker_mention (reading, colon + 1, end);
  if (source < 0 || !says_something (reading, sentence.first, colon))
    return;
  SgpClaim claim = make_claim (SGP_PATTERN_COLON, colon, 1);
  claim.source = source;
  sgp_pieces_add (&claim.content, sentence.first, colon);
  add_claim (reading, &claim);
}

/* '"It failed." - Ann Lee': a dash between a quotation and a name that ends
 * the paragraph. */
static void
find_dash (SgpReading *reading, gint32 dash, SgRange paragraph)
{
  gint32 end = sgp_range_end (paragraph);
  gint32 quote = dash > paragraph.first ? reading->quote_of[dash - 1] : -1;
  if (quote < 0 || end - dash - 1 > MAX_LABEL || end - dash < 2 || reading->quote_of[dash] >= 0)
    return;
  if (reading->tokens[dash + 1].upos != SG_UPOS_PROPN || says_something (reading, dash + 1, end))
    return;
  SgpClaim claim = make_claim (SGP_PATTERN_DASH, dash, 1);
  claim.source = dash + 1;
  while (claim.source + 1 < end && reading->tokens[claim.source + 1].upos == SG_UPOS_PROPN)
    claim.source++;
  SgRange tokens = reading->quotes[quote].tokens;
  sgp_pieces_add (&claim.content, tokens.first, sgp_range_end (tokens));
  add_claim (reading, &claim);
}

void
sgp_labels_find (SgpReading *reading, gint32 index)
{
  SgRange sentence = reading->sentences[index].tokens;
  const SgParagraph *row = &reading->paragraphs[reading->sentences[index].paragraph];
  gint32 last = row->sentences.first + row->sentences.n - 1;
  SgRange paragraph = { reading->sentences[row->sentences.first].tokens.first, 0 };
  paragraph.n = sgp_range_end (reading->sentences[last].tokens) - paragraph.first;
  gboolean colon_seen = FALSE;
  for (gint32 i = sentence.first; i < sgp_range_end (sentence); i++) {
    const SgToken *token = &reading->tokens[i];
    gint32 n = sgp_cues_match_phrase (reading->cues, reading->tokens, i, sgp_range_end (sentence));
    if (n > 0)
      find_phrase (reading, i, n, sentence);
    else if (token->upos == SG_UPOS_PUNCT && !colon_seen && has_form (reading, i, ":")) {
      colon_seen = TRUE;
      if (!find_colon (reading, i, sentence, paragraph))
        find_colon_behind (reading, i, sentence, paragraph, row->kind == SG_PARAGRAPH_HEADLINE);
    } else if (sgp_token_is_dash (token))
      find_dash (reading, i, paragraph);
  }
}
