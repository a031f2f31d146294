/* SPDX-License-Identifier: MIT
 *
 * In goes a finite verb of saying, out comes the content that stands around
 * it, read off the words: where subject and verb are set off by commas, the
 * rest of the sentence is what was said, whatever the tree makes of it.
 *
 *     The boat sank, | a spokesman for the port said on Friday |.
 *     The boat, | said Ann Lee |, sank.
 *     On Friday, Ann Lee said the boat sank.     not framed: a clause follows
 */
#include "discourse/claims-private.h"

#include <string.h>

/* Adjuncts between the verb and the next comma are no longer than this. */
#define MAX_ADJUNCT 16

static gboolean
is_form (const SgpReading *reading, gint32 i, const char *form)
{
  return strcmp (reading->tokens[i].form, form) == 0;
}

static gboolean
is_finite (const SgToken *token)
{
  return token->xpos != NULL && (strcmp (token->xpos, "VBD") == 0 || strcmp (token->xpos, "VBZ") == 0 ||
                                 strcmp (token->xpos, "VBP") == 0 || strcmp (token->xpos, "MD") == 0);
}

static gboolean
has_finite (const SgpReading *reading, gint32 first, gint32 end)
{
  for (gint32 i = first; i < end; i++)
    if (is_finite (&reading->tokens[i]))
      return TRUE;
  return FALSE;
}

/* Whether the frame may begin behind token @i: a comma, a dash, the end of a
 * quotation. */
static gboolean
is_border (const SgpReading *reading, gint32 i)
{
  const SgToken *token = &reading->tokens[i];
  return token->upos == SG_UPOS_PUNCT && strchr ("([:;", token->form[0]) == NULL &&
         (reading->quote_of[i] < 0 || i + 1 >= reading->n_tokens || reading->quote_of[i + 1] != reading->quote_of[i]);
}

/* The first token of the subject in front of the verb, or of the verb where
 * its subject follows; -1 where neither is to be seen. */
static gint32
find_frame_start (const SgpReading *reading, SgpClaim *claim, SgRange sentence)
{
  gint32 verb = claim->head, subject = sgp_subject_get (reading, verb);
  if (subject >= 0 && subject < verb) {
    claim->source = subject;
    gint32 first = sgp_tree_get_range (reading->tree, subject).first;
    while (reading->tokens[first].upos == SG_UPOS_PUNCT)
      first++;
    return first;
  }
  if (subject > verb || (verb > sentence.first && is_border (reading, verb - 1))) {
    claim->source = subject;
    return verb;
  }
  gint32 first = verb;
  while (first > sentence.first && !is_border (reading, first - 1)) {
    const SgToken *token = &reading->tokens[first - 1];
    if (sgp_token_is_verb (token) || token->upos == SG_UPOS_SCONJ || token->upos == SG_UPOS_CCONJ)
      return -1;
    if (claim->source < 0 && sgp_token_is_noun (token))
      claim->source = first - 1;
    first--;
  }
  return claim->source >= 0 ? first : -1;
}

/* Where subject, verb and their adjuncts end: at a comma or the end of the
 * sentence; -1 where a clause follows instead. */
static gint32
find_frame_end (const SgpReading *reading, SgpClaim *claim, SgRange sentence)
{
  gint32 end = sgp_range_end (claim->cue), stop = sgp_range_end (sentence);
  if (claim->source > claim->head)
    end = MAX (end, sgp_range_end (sgp_tree_get_range (reading->tree, claim->source)));
  for (gint32 n = 0; end < stop; end++, n++) {
    const SgToken *token = &reading->tokens[end];
    if (token->upos == SG_UPOS_PUNCT && token->form[0] != '-')
      return reading->quote_of[end] >= 0 ? -1 : end;
    if (n > MAX_ADJUNCT || is_finite (token) || (end == sgp_range_end (claim->cue) && token->upos == SG_UPOS_SCONJ))
      return -1;
    if (claim->source < 0 && sgp_token_is_noun (token))
      claim->source = end;
  }
  return end;
}

/* Whether what follows the frame goes on with what was said, rather than with
 * the circumstances of saying it. */
static gboolean
goes_on (const SgpReading *reading, gint32 first, gint32 end, gboolean front_is_whole)
{
  SgpCue word;
  if (end - first < 2)
    return FALSE;
  const SgToken *token = &reading->tokens[first];
  if (token->upos == SG_UPOS_CCONJ)
    token++;
  if (token->xpos == NULL || strcmp (token->xpos, "VBG") == 0 || strcmp (token->xpos, "VBN") == 0 ||
      token->xpos[0] == 'W')
    return FALSE;
  if (sgp_token_is_verb (token) && sgp_cues_find (reading->cues, token->lemma, token->upos, &word))
    return FALSE;
  return !front_is_whole || has_finite (reading, first, end);
}

gboolean
sgp_framed_find (const SgpReading *reading, SgpClaim *claim)
{
  SgRange sentence = reading->sentences[reading->tokens[claim->head].sentence].tokens;
  if (!is_finite (&reading->tokens[claim->head]))
    return FALSE;
  claim->source = -1;
  gint32 first = find_frame_start (reading, claim, sentence);
  gint32 end = first <= sentence.first || !is_border (reading, first - 1) ? -1
                                                                         : find_frame_end (reading, claim, sentence);
  gboolean quoted = first > sentence.first && reading->quote_of[first - 1] >= 0;
  gboolean whole = end >= 0 && has_finite (reading, sentence.first, first);
  gboolean rest = end >= 0 && end < sgp_range_end (sentence) && is_form (reading, end, ",") && !quoted &&
                  goes_on (reading, end + 1, sgp_range_end (sentence), whole);
  if (end < 0 || (!whole && !rest && !quoted) || (!quoted && !sgp_cue_takes (&claim->word, SGP_FORM_THAT))) {
    claim->source = -1;
    return FALSE;
  }
  sgp_pieces_add (&claim->content, sentence.first, first);
  if (rest)
    sgp_pieces_add (&claim->content, end, sgp_range_end (sentence));
  claim->pattern = rest ? SGP_PATTERN_ASIDE : SGP_PATTERN_FRONTED;
  return TRUE;
}

/* Whether a word may open a clause right behind a verb of saying. */
static gboolean
may_open_clause (const SgToken *token)
{
  switch (token->upos) {
  case SG_UPOS_ADP: case SG_UPOS_PUNCT: case SG_UPOS_CCONJ: case SG_UPOS_PART: case SG_UPOS_VERB: case SG_UPOS_AUX:
  case SG_UPOS_ADV:
    return FALSE;
  default:
    return TRUE;
  }
}

/* Where a clause behind the cue begins: at once, with the quotation there, or
 * with "that" some words further on; -1 where there is none. */
static gint32
find_clause_start (const SgpReading *reading, gint32 from, gint32 stop)
{
  if (from >= stop)
    return -1;
  if (reading->quote_of[from] >= 0 || may_open_clause (&reading->tokens[from]))
    return from;
  for (gint32 i = from; i < stop && i < from + MAX_ADJUNCT && !is_finite (&reading->tokens[i]); i++)
    if (is_form (reading, i, "that") && reading->tokens[i].upos == SG_UPOS_SCONJ)
      return i;
  return -1;
}

/* Where the clause ends: with the sentence, or before a comma and a participle
 * of saying: "..., adding". */
static gint32
find_clause_end (const SgpReading *reading, gint32 first, gint32 stop)
{
  SgpCue word;
  for (gint32 i = first; i + 1 < stop; i++) {
    const SgToken *next = &reading->tokens[i + 1];
    if (is_form (reading, i, ",") && next->xpos != NULL && strcmp (next->xpos, "VBG") == 0 &&
        sgp_cues_find (reading->cues, next->lemma, next->upos, &word))
      return i;
  }
  return stop;
}

/* The clause behind a verb of saying that the tree has torn off it. */
gboolean
sgp_following_find (const SgpReading *reading, SgpClaim *claim)
{
  SgRange sentence = reading->sentences[reading->tokens[claim->head].sentence].tokens;
  gint32 stop = sgp_range_end (sentence);
  if (!is_finite (&reading->tokens[claim->head]) || sgp_cue_takes (&claim->word, SGP_FORM_HEARER))
    return FALSE;
  gint32 first = find_clause_start (reading, sgp_range_end (claim->cue), stop);
  gint32 end = first < 0 ? -1 : find_clause_end (reading, first, stop);
  if (first < 0 || !has_finite (reading, first, end))
    return FALSE;
  sgp_pieces_add (&claim->content, first, end);
  claim->pattern = SGP_PATTERN_CLAUSE;
  return TRUE;
}
