/* SPDX-License-Identifier: MIT
 *
 * How far a noun phrase goes, by its words: leftwards over adjectives, nouns,
 * names and possessors to the determiner, rightwards over "of" and "for".
 *
 *     the former French interior minister   for   Europe
 *     |<-- start            noun -------|   complement ->|
 *
 * Trees are right more often inside a phrase than about its border, so they
 * only say which word carries it.
 */
#include "discourse/phrases-private.h"

#include <string.h>

/* No more words than this before the noun. */
#define MAX_MODIFIERS 8

void
sgp_phrases_init (SgpPhrases *phrases, const SgpGazetteer *gazetteer, const SgDocument *doc)
{
  *phrases = (SgpPhrases) { .gazetteer = gazetteer, .text = sg_document_get_text (doc, NULL) };
  phrases->tokens = sg_document_get_tokens (doc, &phrases->n_tokens);
  phrases->names = sg_document_get_names (doc, &phrases->n_names);
  phrases->name_at = g_new (gint32, phrases->n_tokens + 1);
  phrases->taken = g_new0 (guint8, phrases->n_tokens + 1);
  for (gint32 i = 0; i < phrases->n_tokens; i++) {
    phrases->name_at[i] = -1;
    phrases->tagged |= phrases->tokens[i].upos != SG_UPOS_X;
  }
  for (gint32 i = 0; i < phrases->n_names; i++)
    for (gint32 k = 0; k < phrases->names[i].tokens.n; k++)
      phrases->name_at[phrases->names[i].tokens.first + k] = i;
}

void
sgp_phrases_clear (SgpPhrases *phrases)
{
  g_free (phrases->name_at);
  g_free (phrases->taken);
}

gboolean
sgp_phrases_is_form (const SgpPhrases *phrases, gint32 i, const char *form)
{
  return i >= 0 && i < phrases->n_tokens && strcmp (phrases->tokens[i].form, form) == 0;
}

gboolean
sgp_phrases_is_one_of (const SgpPhrases *phrases, gint32 i, const char *const *forms)
{
  for (; *forms != NULL; forms++)
    if (sgp_phrases_is_form (phrases, i, *forms))
      return TRUE;
  return FALSE;
}

gboolean
sgp_phrases_is_capital (const SgpPhrases *phrases, gint32 i)
{
  return sgp_token_get_letters (phrases->text, &phrases->tokens[i]) >= SGP_LETTERS_CAPITAL;
}

/* Whether the token can be a noun: by its tag, where it has one. */
gboolean
sgp_phrases_is_noun (const SgpPhrases *phrases, gint32 i)
{
  SgUpos upos = phrases->tokens[i].upos;
  return upos == SG_UPOS_NOUN || upos == SG_UPOS_PROPN || upos == SG_UPOS_X
         || (upos == SG_UPOS_ADJ && sgp_phrases_is_capital (phrases, i));
}

gboolean
sgp_phrases_is_determiner (const SgpPhrases *phrases, gint32 i)
{
  static const char *const determiners[] = { "the", "a", "an", "this", "that", "these", "those", "some", "many", "several", "few",
                                             "most", "all", "both", "any", "no", "every", "each", "another", "other", "my", "your",
                                             "his", "her", "its", "our", "their", "whose", NULL };
  return sgp_phrases_is_one_of (phrases, i, determiners);
}

static gboolean
is_same_sentence (const SgpPhrases *phrases, gint32 a, gint32 b)
{
  return a >= 0 && b >= 0 && a < phrases->n_tokens && b < phrases->n_tokens
         && phrases->tokens[a].sentence == phrases->tokens[b].sentence;
}

/* Words that stand before nouns for people whatever the tags say. */
static gboolean
is_common_modifier (const SgpPhrases *phrases, gint32 i)
{
  static const char *const words[] = { "former", "ex", "acting", "deputy", "senior", "junior", "new", "old", "young", "interim",
                                       "outgoing", "incoming", "late", "local", "top", "chief", "veteran", "fellow", "own",
                                       "one", "two", "three", "four", "five", "other", "only", "next", "first", "last", "public",
                                       "foreign", "federal", "national", "state", "human", "criminal", "suspected", "interior",
                                       "right", "left", "wing", "presidential", "prime", NULL };
  return sgp_phrases_is_one_of (phrases, i, words);
}

static gboolean
is_stop_word (const SgpPhrases *phrases, gint32 i)
{
  const SgpEntry *word = sgp_gazetteer_find (phrases->gazetteer, SGP_LIST_WORDS, phrases->tokens[i].form);
  return word != NULL && (word->kind == SGP_KIND_STOP || word->kind == SGP_KIND_DATE);
}

/* Whether the token may stand between determiner and noun. */
static gboolean
is_modifier (const SgpPhrases *phrases, gint32 i)
{
  const SgToken *token = &phrases->tokens[i];
  if (phrases->name_at[i] >= 0 || (token->upos != SG_UPOS_VERB && is_common_modifier (phrases, i)))
    return TRUE;
  if (sgp_phrases_is_form (phrases, i, "-"))
    return i > 0 && i + 1 < phrases->n_tokens && sg_span_end (phrases->tokens[i - 1].span) == token->span.off
           && sg_span_end (token->span) == phrases->tokens[i + 1].span.off;
  if (sgp_phrases_is_one_of (phrases, i, (const char *const[]) { "least", "most", NULL }))
    return FALSE;
  switch (token->upos) {
  case SG_UPOS_ADJ:
  case SG_UPOS_NOUN:
  case SG_UPOS_PROPN:
  case SG_UPOS_NUM:
    return TRUE;
  case SG_UPOS_VERB:
    return token->deprel != NULL && strcmp (token->deprel, "amod") == 0
           && (strcmp (token->xpos, "VBN") == 0 || strcmp (token->xpos, "VBG") == 0);
  case SG_UPOS_X:
    return !is_stop_word (phrases, i)
           && (sgp_gazetteer_find (phrases->gazetteer, SGP_LIST_ROLES, token->form) != NULL
               || sgp_gazetteer_find (phrases->gazetteer, SGP_LIST_GROUPS, token->form) != NULL
               || sgp_gazetteer_find (phrases->gazetteer, SGP_LIST_WORDS, token->form) != NULL);
  default:
    return FALSE;
  }
}

/* A word about which nothing is known goes in where a determiner is near. */
static gboolean
is_determiner_near (const SgpPhrases *phrases, gint32 i)
{
  for (gint32 k = i - 1; k >= i - 3 && is_same_sentence (phrases, k, i); k--) {
    if (sgp_phrases_is_determiner (phrases, k))
      return TRUE;
    if (phrases->tokens[k].upos != SG_UPOS_X || is_stop_word (phrases, k) || !g_ascii_isalpha (phrases->tokens[k].form[0]))
      return FALSE;
  }
  return FALSE;
}

static gboolean
is_unknown_modifier (const SgpPhrases *phrases, gint32 i)
{
  const SgToken *token = &phrases->tokens[i];
  return token->upos == SG_UPOS_X && g_ascii_isalpha (token->form[0]) && !sgp_phrases_is_determiner (phrases, i)
         && !is_stop_word (phrases, i) && is_determiner_near (phrases, i);
}

/* Over "'s" to the possessor's name or noun: "Britain's prime minister", "the union's
 * secretary". */
static gint32
find_possessor (const SgpPhrases *phrases, gint32 i)
{
  static const char *const marks[] = { "'s", "'", NULL };
  if (i - 2 < 0 || !sgp_phrases_is_one_of (phrases, i - 1, marks) || !is_same_sentence (phrases, i - 2, i))
    return i;
  gint32 name = phrases->name_at[i - 2];
  if (name < 0)
    return phrases->tokens[i - 2].upos == SG_UPOS_NOUN ? sgp_phrases_find_start (phrases, i - 2) : i;
  gint32 first = phrases->names[name].tokens.first;
  return first > 0 && is_same_sentence (phrases, first - 1, i) && sgp_phrases_is_form (phrases, first - 1, "the") ? first - 1 : first;
}

gint32
sgp_phrases_find_start (const SgpPhrases *phrases, gint32 token)
{
  gint32 i = token, lowest = MAX (0, token - MAX_MODIFIERS);
  while (i > lowest && is_same_sentence (phrases, i - 1, token)
         && (is_modifier (phrases, i - 1) || is_unknown_modifier (phrases, i - 1)))
    i--;
  while (i < token && sgp_phrases_is_form (phrases, i, "-"))
    i++;
  if (i > 0 && is_same_sentence (phrases, i - 1, token) && sgp_phrases_is_determiner (phrases, i - 1))
    return i > 1 && is_same_sentence (phrases, i - 2, token) && sgp_phrases_is_one_of (phrases, i - 2, (const char *const[]) { "all", "both", "some", NULL }) ? i - 2 : i - 1;
  return find_possessor (phrases, i);
}

/* Over the words of a phrase from its start to its noun; @i where there is no noun. */
static gint32
skip_phrase (const SgpPhrases *phrases, gint32 i)
{
  gint32 end = i, k = i;
  if (k < phrases->n_tokens && sgp_phrases_is_determiner (phrases, k))
    k++;
  for (; k < phrases->n_tokens && k < i + MAX_MODIFIERS && is_same_sentence (phrases, i, k); k++) {
    if (phrases->name_at[k] < 0 && !is_modifier (phrases, k))
      break;
    if (phrases->name_at[k] >= 0 || phrases->tokens[k].upos == SG_UPOS_NOUN || phrases->tokens[k].upos == SG_UPOS_PROPN
        || phrases->tokens[k].upos == SG_UPOS_X)
      end = k + 1;
  }
  return end;
}

/* Whether the tree hangs "for patrols" on the noun before it, not on a verb ("sent
 * officers for patrols"); "of" hangs on nouns anyhow. */
static gboolean
is_attached (const SgpPhrases *phrases, gint32 preposition, gint32 end)
{
  const SgToken *token = &phrases->tokens[preposition];
  if (token->deprel == NULL || strcmp (token->deprel, "case") != 0 || token->head <= preposition || token->head >= end
      || sgp_phrases_is_form (phrases, preposition, "of"))
    return TRUE;
  gint32 carrier = phrases->tokens[token->head].head;
  return carrier < 0 || phrases->tokens[carrier].upos != SG_UPOS_VERB;
}

gint32
sgp_phrases_find_complement (const SgpPhrases *phrases, gint32 end)
{
  static const char *const prepositions[] = { "of", "for", "to", NULL };
  if (end <= 0 || end >= phrases->n_tokens || !is_same_sentence (phrases, end - 1, end)
      || !sgp_phrases_is_one_of (phrases, end, prepositions))
    return end;
  gint32 behind = skip_phrase (phrases, end + 1);
  if (behind == end + 1 || !is_attached (phrases, end, behind))
    return end;
  /* "spoke of the minister to France" is rare, "minister to Paris" as well: only names. */
  if (sgp_phrases_is_form (phrases, end, "to") && phrases->name_at[behind - 1] < 0)
    return end;
  if (sgp_phrases_is_form (phrases, behind, "of") && is_same_sentence (phrases, end, behind)) {
    gint32 next = skip_phrase (phrases, behind + 1);
    return next > behind + 1 && phrases->name_at[next - 1] >= 0 ? next : behind;
  }
  return behind;
}

gint32
sgp_phrases_find_head (const SgpPhrases *phrases, SgRange range)
{
  gint32 end = range.first + range.n;
  gint32 first_name = phrases->name_at[end - 1] >= 0 ? phrases->names[phrases->name_at[end - 1]].tokens.first : -1;
  /* Of several words that the tree hangs elsewhere a noun's last, but a name's first, is right. */
  for (gint32 k = 0; k < range.n; k++) {
    gint32 i = first_name >= 0 ? range.first + k : end - 1 - k;
    const SgToken *token = &phrases->tokens[i];
    if (token->deprel != NULL && (token->head < range.first || token->head >= end) && token->upos != SG_UPOS_PUNCT
        && (token->upos != SG_UPOS_DET || range.n == 1))
      return i;
  }
  return end - 1;
}
