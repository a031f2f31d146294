/* SPDX-License-Identifier: MIT
 *
 * In goes a cue in its tree, out comes what hangs on it as content: a clause,
 * an infinitive, an object with what belongs to it, or what follows a
 * preposition, as the table allows for the word.
 *
 *     Patel | said | (that) it had failed            clause
 *     It had failed, | Patel said | on Monday.       fronted: the rest is no content
 *     The plan, | he said |, had failed.             aside: the sentence around it
 *     They | urged | France to act                   infinitive with its object
 *     She | blamed | the gangs for the deaths        object
 *     He is | expected | to win                      passive: subject and infinitive
 */
#include "discourse/claims-private.h"

#include <string.h>

static const SgToken *
get_token (const SgpReading *reading, gint32 i)
{
  return &reading->tokens[i];
}

static gboolean
has_mark (const SgpReading *reading, gint32 clause, const char *form)
{
  gint32 mark = sgp_tree_mark (reading->tree, clause);
  return mark >= 0 && strcmp (get_token (reading, mark)->form, form) == 0;
}

static gint32
get_end (const SgpReading *reading, gint32 token)
{
  return sgp_range_end (sgp_tree_get_range (reading->tree, token));
}

/* Whether the verb stands in a tense of its own. */
static gboolean
is_finite (const SgToken *token)
{
  return token->xpos != NULL &&
         (strcmp (token->xpos, "VBD") == 0 || strcmp (token->xpos, "VBZ") == 0 || strcmp (token->xpos, "VBP") == 0);
}

/* Adds all that hangs on @token, from the token @from on. */
static void
add_subtree (const SgpReading *reading, SgpClaim *claim, gint32 token, gint32 from)
{
  SgRange range = sgp_tree_get_range (reading->tree, token);
  sgp_pieces_add (&claim->content, MAX (range.first, from), sgp_range_end (range));
}

/* The first child of the cue with this relation behind it, or else before it. */
static gint32
find_complement (const SgpReading *reading, const SgpClaim *claim, const char *relation)
{
  gint32 before = -1;
  for (gint32 c = sgp_tree_child (reading->tree, claim->head, relation); c >= 0;
       c = sgp_tree_child_after (reading->tree, claim->head, relation, c)) {
    if (c > claim->head)
      return c;
    before = c;
  }
  return before;
}

/* Whether a verb may stand in the past tense; taggers take it for a participle. */
static gboolean
is_past (const SgToken *token)
{
  return token->xpos != NULL && token->upos == SG_UPOS_VERB &&
         (strcmp (token->xpos, "VBD") == 0 || strcmp (token->xpos, "VBN") == 0);
}

/* Cuts off what is joined to the content by "and" but goes on with the cue's
 * own subject: "said it was over AND CALLED ON him to leave". The verbs agree
 * in tense, and the second is a cue without a subject. */
static void
cut_joined_cues (SgpReading *reading, SgpClaim *claim, gint32 first)
{
  const SgToken *cue = get_token (reading, claim->head);
  gint32 end = sgp_range_end (claim->content.piece[claim->content.n - 1]);
  for (gint32 i = first; i + 1 < end; i++) {
    SgpCue word;
    const SgToken *token = get_token (reading, i + 1);
    if (get_token (reading, i)->upos != SG_UPOS_CCONJ || reading->quote_of[i] >= 0 || !is_past (cue) || !is_past (token))
      continue;
    if (sgp_tree_child (reading->tree, i + 1, "nsubj") >= 0 ||
        !sgp_cues_find (reading->cues, token->lemma, token->upos, &word) || word.cls > SGP_CUE_ASK)
      continue;
    reading->joined_to[i + 1] = claim->head;
    sgp_pieces_cut (&claim->content, i, end);
    return;
  }
}

/* Cuts off what is held against an earlier word: "had said it was safe BUT IT
 * WAS NOT" is the article's own. */
static void
cut_contrast (const SgpReading *reading, SgpClaim *claim)
{
  gint32 end = sgp_range_end (claim->content.piece[claim->content.n - 1]);
  if (sgp_tree_child_lemma (reading->tree, claim->head, "aux", "have") < 0)
    return;
  for (gint32 i = sgp_range_end (claim->cue); i < end; i++)
    if (reading->quote_of[i] < 0 && get_token (reading, i)->upos == SG_UPOS_CCONJ &&
        strcmp (get_token (reading, i)->form, "but") == 0 &&
        sgp_tree_child (reading->tree, get_token (reading, i)->head, "nsubj") >= 0) {
      sgp_pieces_cut (&claim->content, i, end);
      return;
    }
}

/* Takes in what is joined to the cue though it has a subject of its own and no
 * comma before it: "said it was late AND HE WAS TIRED". */
static void
add_joined_clauses (const SgpReading *reading, SgpClaim *claim)
{
  for (gint32 c = sgp_tree_child (reading->tree, claim->head, "conj"); c >= 0;
       c = sgp_tree_child_after (reading->tree, claim->head, "conj", c)) {
    gint32 end = sgp_range_end (claim->content.piece[claim->content.n - 1]);
    SgRange range = sgp_tree_get_range (reading->tree, c);
    if (range.first == end && get_token (reading, end)->upos == SG_UPOS_CCONJ &&
        strcmp (get_token (reading, end)->form, "but") != 0 &&
        sgp_tree_child (reading->tree, c, "nsubj") >= 0)
      sgp_pieces_add (&claim->content, range.first, sgp_range_end (range));
  }
}

/* Cuts off a participle of saying behind a comma, "..., adding that": it goes
 * with the cue's own subject. */
static void
cut_participles (SgpReading *reading, SgpClaim *claim, gint32 first)
{
  SgpCue word;
  gint32 end = sgp_range_end (claim->content.piece[claim->content.n - 1]);
  for (gint32 i = first; i + 1 < end; i++) {
    const SgToken *next = get_token (reading, i + 1);
    if (get_token (reading, i)->form[0] != ',' || next->xpos == NULL || strcmp (next->xpos, "VBG") != 0 ||
        reading->quote_of[i] >= 0 || !sgp_cues_find (reading->cues, next->lemma, next->upos, &word) ||
        word.cls > SGP_CUE_ASK)
      continue;
    reading->joined_to[i + 1] = claim->head;
    sgp_pieces_cut (&claim->content, i, end);
    return;
  }
}

/* Whether the words between a clause and the cue behind it are set off. */
static gboolean
is_set_off (const SgpReading *reading, gint32 first)
{
  return first > 0 && (get_token (reading, first - 1)->upos == SG_UPOS_PUNCT ||
                       reading->quote_of[first - 1] >= 0);
}

/* "It failed, he said in a letter, and badly": the clause before the cue, and
 * what of it stands behind all that hangs on the cue itself. */
static gboolean
add_fronted (const SgpReading *reading, SgpClaim *claim, gint32 clause)
{
  gint32 first = claim->cue.first, end = sgp_range_end (claim->cue);
  for (gint32 c = sgp_tree_first (reading->tree, claim->head); c >= 0; c = sgp_tree_next (reading->tree, c)) {
    if (c <= clause || get_token (reading, c)->upos == SG_UPOS_PUNCT)
      continue;
    SgRange range = sgp_tree_get_range (reading->tree, c);
    if (range.first > clause)
      first = MIN (first, range.first);
    end = MAX (end, sgp_range_end (range));
  }
  if (!is_set_off (reading, first))
    return FALSE;
  add_subtree (reading, claim, clause, 0);
  sgp_pieces_cut (&claim->content, first, end);
  claim->pattern = SGP_PATTERN_FRONTED;
  return TRUE;
}

static gboolean
add_clause (SgpReading *reading, SgpClaim *claim)
{
  gint32 clause = find_complement (reading, claim, "ccomp");
  if (clause < 0)
    clause = find_complement (reading, claim, "csubj");
  if (clause < 0)
    return FALSE;
  if (clause < claim->head) {
    if (!is_finite (get_token (reading, claim->head)) || !sgp_cue_takes (&claim->word, SGP_FORM_QUOTE))
      return FALSE;
    return add_fronted (reading, claim, clause);
  }
  /* Of several clauses behind a cue the last is the main one: "said that when they met it was late". */
  gint32 end = get_end (reading, clause);
  for (gint32 c = clause; c >= 0; c = sgp_tree_child_after (reading->tree, claim->head, "ccomp", c))
    end = MAX (end, get_end (reading, c));
  gint32 first = MAX (sgp_tree_get_range (reading->tree, clause).first, sgp_range_end (claim->cue));
  sgp_pieces_add (&claim->content, first, end);
  claim->pattern = SGP_PATTERN_CLAUSE;
  cut_contrast (reading, claim);
  add_joined_clauses (reading, claim);
  cut_participles (reading, claim, sgp_range_end (claim->cue));
  return TRUE;
}

/* "The plan, he said, had failed": the cue hangs on what it attributes. */
static gboolean
add_aside (const SgpReading *reading, SgpClaim *claim)
{
  const SgToken *token = get_token (reading, claim->head);
  if (token->head < 0 || !sgp_token_has_relation (token, "parataxis") || !is_finite (token))
    return FALSE;
  if (sgp_tree_child (reading->tree, claim->head, "nsubj") < 0)
    return FALSE;
  SgRange own = sgp_tree_get_range (reading->tree, claim->head);
  add_subtree (reading, claim, token->head, 0);
  sgp_pieces_cut (&claim->content, own.first, sgp_range_end (own));
  claim->pattern = SGP_PATTERN_ASIDE;
  return TRUE;
}

/* The infinitive that hangs on the cue behind it, or -1. */
static gint32
find_infinitive (const SgpReading *reading, gint32 head)
{
  static const char *const relations[] = { "xcomp", "acl", "advcl", "ccomp" };
  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++) {
    gint32 c = sgp_tree_child (reading->tree, head, relations[i]);
    for (; c >= 0; c = sgp_tree_child_after (reading->tree, head, relations[i], c))
      if (c > head && has_mark (reading, c, "to"))
        return c;
  }
  return -1;
}

/* The object of the cue, or of its particle: "called on FRANCE". */
static gint32
find_object (const SgpReading *reading, const SgpClaim *claim)
{
  gint32 object = sgp_tree_object (reading->tree, claim->head);
  if (object < 0)
    object = sgp_tree_child (reading->tree, claim->head, "iobj");
  if (object > claim->head && sgp_tree_case (reading->tree, object) < 0)
    return object;
  if (claim->cue.n < 2)
    return -1;
  gint32 noun = get_token (reading, sgp_range_end (claim->cue) - 1)->head;
  return noun > claim->head && sgp_token_is_noun (get_token (reading, noun)) ? noun : -1;
}

static gboolean
add_infinitive (const SgpReading *reading, SgpClaim *claim)
{
  gint32 infinitive = find_infinitive (reading, claim->head);
  if (infinitive < 0)
    return FALSE;
  gboolean adverbial = sgp_tree_has_relation (reading->tree, infinitive, "advcl");
  if (adverbial && claim->word.cls != SGP_CUE_ASK && sgp_tree_object (reading->tree, claim->head) >= 0)
    return FALSE;
  gint32 object = sgp_cue_takes (&claim->word, SGP_FORM_OBJ) ? find_object (reading, claim) : -1;
  if (object > claim->head && object < infinitive)
    add_subtree (reading, claim, object, sgp_range_end (claim->cue));
  add_subtree (reading, claim, infinitive, sgp_range_end (claim->cue));
  if (claim->content.n > 1)
    sgp_pieces_add (&claim->content, claim->content.piece[0].first, get_end (reading, infinitive));
  claim->pattern = SGP_PATTERN_INFINITIVE;
  return TRUE;
}

/* The form of the preposition or conjunction that opens @token, or none. */
static SgpForm
find_preposition (const SgpReading *reading, gint32 token)
{
  gint32 opener = sgp_tree_case (reading->tree, token);
  if (opener < 0)
    opener = sgp_tree_mark (reading->tree, token);
  return opener < 0 || opener > token ? SGP_N_FORMS
                                      : sgp_cues_find_preposition (get_token (reading, opener)->lemma);
}

/* Whether a child of the cue belongs to what its object is accused, praised ...
 * for: behind it, without a comma between, and no clause with a subject of its
 * own ("blamed him AFTER the boat sank"). */
static gboolean
goes_with_object (const SgpReading *reading, gint32 child, gint32 end)
{
  const SgToken *token = get_token (reading, child);
  if (sgp_tree_get_range (reading->tree, child).first != end)
    return FALSE;
  if (sgp_token_has_relation (token, "obl:tmod") || sgp_token_has_relation (token, "obl:npmod"))
    return FALSE;
  if (sgp_token_has_relation (token, "advcl"))
    return sgp_tree_own_subject (reading->tree, child) < 0;
  return sgp_token_has_relation (token, "obl") ||
         sgp_token_has_relation (token, "xcomp") || sgp_token_has_relation (token, "nmod");
}

static gboolean
add_object (const SgpReading *reading, SgpClaim *claim)
{
  gint32 object = find_object (reading, claim);
  if (object < 0 || has_mark (reading, claim->head, "to"))
    return FALSE;
  if (claim->word.cls != SGP_CUE_JUDGE && get_token (reading, object)->upos == SG_UPOS_PRON)
    return FALSE;
  add_subtree (reading, claim, object, sgp_range_end (claim->cue));
  gint32 end = get_end (reading, object);
  for (gint32 c = sgp_tree_next (reading->tree, object); c >= 0; c = sgp_tree_next (reading->tree, c))
    if (goes_with_object (reading, c, end)) {
      add_subtree (reading, claim, c, end);
      end = get_end (reading, c);
    }
  claim->pattern = SGP_PATTERN_OBJECT;
  return TRUE;
}

/* What follows a preposition of the table: "talked about IT". */
static gboolean
add_prepositional (const SgpReading *reading, SgpClaim *claim)
{
  for (gint32 c = sgp_tree_first (reading->tree, claim->head); c >= 0; c = sgp_tree_next (reading->tree, c)) {
    SgpForm form = c > claim->head ? find_preposition (reading, c) : SGP_N_FORMS;
    if (form == SGP_N_FORMS || !sgp_cue_takes (&claim->word, form))
      continue;
    add_subtree (reading, claim, c, sgp_range_end (claim->cue));
    claim->pattern = SGP_PATTERN_PREPOSITION;
    return TRUE;
  }
  return FALSE;
}

/* "He is expected to win": the subject belongs to what is expected. */
static gboolean
add_passive (const SgpReading *reading, SgpClaim *claim)
{
  gint32 subject = sgp_tree_child (reading->tree, claim->head, "nsubj:pass");
  gint32 infinitive = find_infinitive (reading, claim->head);
  if (subject < 0 || infinitive < 0)
    return FALSE;
  add_subtree (reading, claim, subject, 0);
  add_subtree (reading, claim, infinitive, 0);
  claim->pattern = SGP_PATTERN_PASSIVE;
  return TRUE;
}

/* "a call for France TO ACT": the infinitive behind what is called for. */
static void
add_purpose (const SgpReading *reading, SgpClaim *claim, gint32 child)
{
  gint32 end = sgp_range_end (claim->content.piece[claim->content.n - 1]);
  for (gint32 c = sgp_tree_next (reading->tree, child); c >= 0; c = sgp_tree_next (reading->tree, c))
    if (sgp_tree_get_range (reading->tree, c).first == end && has_mark (reading, c, "to")) {
      add_subtree (reading, claim, c, end);
      return;
    }
}

/* "the claim that it failed", "a promise to act", "her criticism of the plan". */
static gboolean
add_noun_content (const SgpReading *reading, SgpClaim *claim)
{
  for (gint32 c = sgp_tree_first (reading->tree, claim->head); c >= 0; c = sgp_tree_next (reading->tree, c)) {
    const SgToken *token = get_token (reading, c);
    if (c < claim->head || token->upos == SG_UPOS_PUNCT)
      continue;
    gboolean clause = sgp_token_has_relation (token, "acl") || sgp_token_has_relation (token, "ccomp");
    SgpForm form = find_preposition (reading, c);
    gboolean that = clause && has_mark (reading, c, "that") && sgp_cue_takes (&claim->word, SGP_FORM_THAT);
    gboolean infinitive = clause && has_mark (reading, c, "to") && sgp_cue_takes (&claim->word, SGP_FORM_INF);
    gboolean preposition = form != SGP_N_FORMS && sgp_cue_takes (&claim->word, form) && !has_mark (reading, c, "to");
    if (!that && !infinitive && !preposition)
      continue;
    add_subtree (reading, claim, c, claim->head + 1);
    claim->pattern = SGP_PATTERN_NOUN;
    add_purpose (reading, claim, c);
    return TRUE;
  }
  return FALSE;
}

static gboolean
add_adjective_content (SgpReading *reading, SgpClaim *claim)
{
  if (sgp_tree_has_relation (reading->tree, claim->head, "amod"))
    return FALSE;
  gboolean found = (sgp_cue_takes (&claim->word, SGP_FORM_THAT) && find_complement (reading, claim, "ccomp") > claim->head &&
                    add_clause (reading, claim)) ||
                   (sgp_cue_takes (&claim->word, SGP_FORM_INF) && add_infinitive (reading, claim)) ||
                   add_prepositional (reading, claim);
  if (found)
    claim->pattern = SGP_PATTERN_ADJECTIVE;
  return found;
}

static gboolean
add_verb_content (SgpReading *reading, SgpClaim *claim)
{
  const SgpCue *word = &claim->word;
  gboolean passive = sgp_subject_is_passive (reading, claim->head);
  return (sgp_cue_takes (word, SGP_FORM_QUOTE) && word->cls <= SGP_CUE_ASK && sgp_framed_find (reading, claim)) ||
         (sgp_cue_takes (word, SGP_FORM_THAT) && add_clause (reading, claim)) ||
         (sgp_cue_takes (word, SGP_FORM_QUOTE) && word->cls <= SGP_CUE_ASK && add_aside (reading, claim)) ||
         (sgp_cue_takes (word, SGP_FORM_THAT) && word->cls == SGP_CUE_SAY && sgp_following_find (reading, claim)) ||
         (sgp_cue_takes (word, SGP_FORM_PASSIVE) && passive && add_passive (reading, claim)) ||
         (sgp_cue_takes (word, SGP_FORM_INF) && !passive && add_infinitive (reading, claim)) ||
         (sgp_cue_takes (word, SGP_FORM_OBJ) && !passive && add_object (reading, claim)) ||
         add_prepositional (reading, claim);
}

gboolean
sgp_content_find (SgpReading *reading, SgpClaim *claim)
{
  SgUpos upos = get_token (reading, claim->head)->upos;
  gboolean found = upos == SG_UPOS_NOUN  ? add_noun_content (reading, claim)
                   : upos == SG_UPOS_ADJ ? add_adjective_content (reading, claim)
                                         : add_verb_content (reading, claim);
  if (!found)
    return FALSE;
  if (upos == SG_UPOS_VERB && claim->content.n > 0)
    cut_joined_cues (reading, claim, sgp_range_end (claim->cue));
  sgp_pieces_trim (&claim->content, reading);
  return claim->content.n > 0;
}
