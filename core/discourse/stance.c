/* SPDX-License-Identifier: MIT
 *
 * Stance ties. Every token that fits a frame is asked who takes the stance and
 * towards whom; what holds becomes ties, each within a statement that its
 * holder speaks:
 *
 *     Ann Lee said Spain had failed and accused Italy of theft.
 *       verb:fail/subj   holder: the speaker (Lee), target Spain, in her words
 *       verb:accuse/obj  holder Lee, target Italy, in an act of hers
 *
 * Inside somebody's words the deed of another is a statement of its own, with
 * those words as its parent: *Lee: "Spain blames Italy"* is Spain's stance.
 */
#include "discourse/stance-private.h"

#include "discourse/arguments-private.h"
#include "discourse/frames-private.h"

#include <string.h>

/* Evidence is a sentence, or of a longer one the clause, up to this. */
#define MAX_EVIDENCE_BYTES 400

struct _SgpStance {
  SgFrames *frames;
  const SgTable *light, *moods;
};

/* One reading of a document. */
typedef struct {
  const SgFrames *frames;
  SgDocument *doc;
  SgArguments *args;
  gint32 *statement_at; /* token -> innermost statement whose content has it, or -1 */
  gint32 *cue_at;       /* token -> statement that it is a cue of, or -1 */
  gboolean *acting;     /* entity -> it speaks or does something somewhere */
  GHashTable *acts;     /* predicate token -> its act statement */
  GHashTable *seen;     /* ties made, as strings */
} Reading;

SgpStance *
sgp_stance_new (const SgLexicon *lexicon, GError **error)
{
  static const char *const light[] = { "verb", "role", NULL };
  static const char *const moods[] = { "lemma", "mood", NULL };
  g_autoptr (SgpStance) stance = g_new0 (SgpStance, 1);
  if ((stance->light = sgp_lexicon_get_table (lexicon, "light", light, error)) == NULL
      || (stance->moods = sgp_lexicon_get_table (lexicon, "moods", moods, error)) == NULL
      || (stance->frames = sgp_frames_new (lexicon, error)) == NULL)
    return NULL;
  return g_steal_pointer (&stance);
}

void
sgp_stance_free (SgpStance *stance)
{
  g_clear_pointer (&stance->frames, sgp_frames_free);
  g_free (stance);
}

/* Writes @statement over the tokens of its spans; a statement inside another
 * comes later in the document's rows or is shorter, and wins. */
static void
mark_tokens (const Reading *reading, gint32 *marks, gint32 statement, SgRange range, const gint32 *sizes)
{
  const SgSpan *spans = sg_document_get_spans (reading->doc, range);
  for (gint32 i = 0; i < range.n; i++)
    for (gint32 t = sgp_document_find_token (reading->doc, spans[i].off);
         t < reading->args->tree->n && reading->args->tree->tokens[t].span.off < sg_span_end (spans[i]); t++)
      if (marks[t] < 0 || sizes[statement] <= sizes[marks[t]])
        marks[t] = statement;
}

/* Bytes of a statement's content. */
static gint32
content_size (const SgDocument *doc, const SgStatement *statement)
{
  const SgSpan *spans = sg_document_get_spans (doc, statement->content);
  gint32 size = 0;
  for (gint32 i = 0; i < statement->content.n; i++)
    size += spans[i].len;
  return size;
}

/* Fills the maps from tokens to statements. */
static void
map_statements (Reading *reading)
{
  gint32 n, n_tokens = reading->args->tree->n;
  const SgStatement *statements = sg_document_get_statements (reading->doc, &n);
  g_autofree gint32 *sizes = g_new (gint32, MAX (n, 1));
  reading->statement_at = g_new (gint32, MAX (n_tokens, 1));
  reading->cue_at = g_new (gint32, MAX (n_tokens, 1));
  for (gint32 t = 0; t < n_tokens; t++)
    reading->statement_at[t] = reading->cue_at[t] = -1;
  for (gint32 i = 0; i < n; i++)
    sizes[i] = content_size (reading->doc, &statements[i]);
  for (gint32 i = 0; i < n; i++) {
    mark_tokens (reading, reading->statement_at, i, statements[i].content, sizes);
    mark_tokens (reading, reading->cue_at, i, statements[i].cue, sizes);
  }
}

/* The entity of a mention. */
static gint32
entity_of (const Reading *reading, gint32 mention)
{
  return mention < 0 ? -1 : reading->args->mentions[mention].entity;
}

/* Whether @entity speaks the statement. */
static gboolean
speaks (const Reading *reading, gint32 entity, gint32 statement)
{
  gint32 n;
  const SgStatement *row = &sg_document_get_statements (reading->doc, &n)[statement];
  const SgSpeaker *speakers = sg_document_get_speakers (reading->doc, row->speakers);
  for (gint32 i = 0; i < row->speakers.n; i++)
    if (entity_of (reading, speakers[i].mention) == entity)
      return TRUE;
  return FALSE;
}

/* The clause around a predicate as bytes, inside its sentence, without the
 * marks at its ends. */
static SgSpan
clause_span (const Reading *reading, gint32 predicate)
{
  const SgTree *tree = reading->args->tree;
  SgRange range = sgp_tree_get_range (tree, sgp_tree_clause (tree, predicate));
  if (range.n == 0)
    range = (SgRange) { predicate, 1 };
  while (range.n > 1 && tree->tokens[range.first + range.n - 1].upos == SG_UPOS_PUNCT)
    range.n--;
  for (; range.n > 1 && tree->tokens[range.first].upos == SG_UPOS_PUNCT; range.n--)
    range.first++;
  return sg_document_get_token_span (reading->doc, range);
}

/* Makes the statement of kind act for what a predicate reports, spoken by the
 * mentions in @holders. */
static gint32
add_act (Reading *reading, gint32 predicate, const GArray *holders)
{
  SgSpan content = clause_span (reading, predicate);
  SgSpan cue = reading->args->tree->tokens[predicate].span;
  g_autoptr (GArray) speakers = g_array_new (FALSE, FALSE, sizeof (SgSpeaker));
  for (guint i = 0; i < holders->len; i++) {
    SgSpeaker speaker = { g_array_index (holders, gint32, i), 0.8 };
    gboolean known = FALSE;
    for (guint k = 0; k < speakers->len && !known; k++)
      known = entity_of (reading, g_array_index (speakers, SgSpeaker, k).mention) == entity_of (reading, speaker.mention);
    if (!known)
      g_array_append_val (speakers, speaker);
  }
  SgStatement act = {
    .kind = SG_STATEMENT_ACT,
    .content = sgp_document_add_spans (reading->doc, &content, 1),
    .cue = sgp_document_add_spans (reading->doc, &cue, 1),
    .speakers = sgp_document_add_speakers (reading->doc, (const SgSpeaker *) (const void *) speakers->data, speakers->len),
    .parent = reading->statement_at[predicate],
    .confidence = 0.6,
  };
  return sgp_document_add_statement (reading->doc, &act);
}

/* The statement that a stance of @entity, expressed at @predicate, belongs to:
 * one that it is the cue of, or whose words hold it; else an act. */
static gint32
find_statement (Reading *reading, gint32 predicate, gint32 entity, const GArray *holders)
{
  gint32 n;
  gint32 statement = reading->cue_at[predicate];
  if (statement >= 0 && speaks (reading, entity, statement))
    return statement;
  for (statement = reading->statement_at[predicate]; statement >= 0;
       statement = sg_document_get_statements (reading->doc, &n)[statement].parent)
    if (speaks (reading, entity, statement))
      return statement;
  gpointer known;
  if (g_hash_table_lookup_extended (reading->acts, GINT_TO_POINTER (predicate), NULL, &known)
      && speaks (reading, entity, GPOINTER_TO_INT (known)))
    return GPOINTER_TO_INT (known);
  statement = add_act (reading, predicate, holders);
  g_hash_table_insert (reading->acts, GINT_TO_POINTER (predicate), GINT_TO_POINTER (statement));
  return statement;
}

/* The passage that shows a tie: the sentence, or where it is long the clause,
 * cut behind a whole word. */
static SgRange
add_evidence (const Reading *reading, gint32 predicate)
{
  gint32 n;
  const SgToken *tokens = reading->args->tree->tokens;
  const SgSentence *sentence = &sg_document_get_sentences (reading->doc, &n)[tokens[predicate].sentence];
  SgSpan span = sentence->span;
  if (span.len > MAX_EVIDENCE_BYTES)
    span = clause_span (reading, predicate);
  if (span.len > MAX_EVIDENCE_BYTES) {
    gint32 first = MAX (sgp_document_find_token (reading->doc, tokens[predicate].span.off - MAX_EVIDENCE_BYTES / 2), sentence->tokens.first);
    gint32 last = predicate;
    while (last + 1 < sentence->tokens.first + sentence->tokens.n
           && sg_span_end (tokens[last + 1].span) - tokens[first].span.off <= MAX_EVIDENCE_BYTES)
      last++;
    span = sg_document_get_token_span (reading->doc, (SgRange) { first, last - first + 1 });
  }
  return sgp_document_add_spans (reading->doc, &span, 1);
}

/* Notes which entities speak or are subjects: a place that does so stands for
 * its people ("Calais blames London"). */
static void
find_acting (Reading *reading)
{
  gint32 n, n_statements;
  sg_document_get_entities (reading->doc, &n);
  const SgStatement *statements = sg_document_get_statements (reading->doc, &n_statements);
  reading->acting = g_new0 (gboolean, MAX (n, 1));
  for (gint32 i = 0; i < n_statements; i++) {
    const SgSpeaker *speakers = sg_document_get_speakers (reading->doc, statements[i].speakers);
    for (gint32 k = 0; k < statements[i].speakers.n; k++)
      if (entity_of (reading, speakers[k].mention) >= 0)
        reading->acting[entity_of (reading, speakers[k].mention)] = TRUE;
  }
  for (gint32 token = 0; token < reading->args->tree->n; token++)
    if (reading->args->mention_at[token] >= 0 && g_strcmp0 (reading->args->tree->tokens[token].deprel, "nsubj") == 0)
      reading->acting[entity_of (reading, reading->args->mention_at[token])] = TRUE;
}

/* Whether an entity can hold a stance or be held to account by @act: a thing
 * cannot, a place only where it acts, and to consult takes somebody with a
 * name or a body ("spoke to reporters" is no tie). */
static gboolean
is_actor (const Reading *reading, gint32 entity, SgAct act)
{
  gint32 n;
  const SgEntity *row = &sg_document_get_entities (reading->doc, &n)[entity];
  if (row->type == SG_ENTITY_OTHER || (row->type == SG_ENTITY_GROUP && act == SG_ACT_CONSULT))
    return FALSE;
  return row->type != SG_ENTITY_PLACE || reading->acting[entity];
}

/* How often ties of such a frame were right or arguable on the 43 development
 * articles with gold, rounded. */
static gdouble
confidence_of (const SgFrame *frame, gboolean irrealis)
{
  if (irrealis)
    return 0.6;
  if (frame->flags & SGP_FLAG_MUTUAL)
    return 0.9;
  if (frame->flags & SGP_FLAG_REQUEST)
    return 0.65;
  return frame->source == SGP_SOURCE_SPEAKER ? 0.7 : 0.75;
}

/* Adds one tie, once for each sentence. */
static void
add_tie (Reading *reading, const SgFrame *frame, SgStance stance, gint32 predicate, gint32 source, gint32 target,
         gint32 statement)
{
  char *key = g_strdup_printf ("%d %d %d %d", reading->args->tree->tokens[predicate].sentence, source, stance, target);
  if (!g_hash_table_add (reading->seen, key))
    return;
  SgTie tie = {
    .source = source,
    .target = target,
    .stance = stance,
    .act = frame->act,
    .statement = statement,
    .evidence = add_evidence (reading, predicate),
    .why = sgp_document_intern (reading->doc, frame->name, -1),
    .confidence = confidence_of (frame, sgp_arguments_is_irrealis (reading->args, predicate)),
  };
  sgp_document_add_tie (reading->doc, &tie);
}

/* Whether there can be a tie between two entities. */
static gboolean
can_tie (const Reading *reading, const SgFrame *frame, gint32 source, gint32 target)
{
  return source >= 0 && target >= 0 && source != target && is_actor (reading, source, frame->act)
         && is_actor (reading, target, frame->act);
}

/* Ties of the speaker of the words that hold @predicate. */
static void
tie_speakers (Reading *reading, const SgFrame *frame, SgStance stance, gint32 predicate, const GArray *targets)
{
  gint32 statement = reading->statement_at[predicate], n;
  if (statement < 0)
    return;
  const SgStatement *row = &sg_document_get_statements (reading->doc, &n)[statement];
  SgRange range = row->speakers;
  for (gint32 i = 0; i < range.n; i++)
    for (guint t = 0; t < targets->len; t++) {
      gint32 source = entity_of (reading, sg_document_get_speakers (reading->doc, range)[i].mention);
      gint32 target = entity_of (reading, g_array_index (targets, gint32, t));
      if (can_tie (reading, frame, source, target))
        add_tie (reading, frame, stance, predicate, source, target, statement);
    }
}

/* Ties of @holders towards @targets; @actors are all who do it. */
static void
tie_holders (Reading *reading, const SgFrame *frame, SgStance stance, gint32 predicate, const GArray *holders,
             const GArray *targets, const GArray *actors)
{
  for (guint h = 0; h < holders->len; h++)
    for (guint t = 0; t < targets->len; t++) {
      gint32 source = entity_of (reading, g_array_index (holders, gint32, h));
      gint32 target = entity_of (reading, g_array_index (targets, gint32, t));
      if (can_tie (reading, frame, source, target))
        add_tie (reading, frame, stance, predicate, source, target, find_statement (reading, predicate, source, actors));
    }
}

/* The stance of a frame here: a request's is that of what is asked for. One
 * misconduct that should end outweighs what else is asked. */
static SgStance
stance_here (const Reading *reading, const SgFrame *frame, gint32 predicate)
{
  const SgTree *tree = reading->args->tree;
  if (!(frame->flags & SGP_FLAG_REQUEST))
    return frame->stance;
  gint32 deed = sgp_arguments_get_requested (reading->args, frame, predicate);
  if (deed < 0)
    return SG_STANCE_NEUTRAL;
  SgStance stance = sgp_frames_get_request (reading->frames, tree->tokens[deed].lemma);
  for (gint32 c = sgp_tree_child (tree, deed, "conj"); c >= 0; c = sgp_tree_child_after (tree, deed, "conj", c))
    if (sgp_frames_get_request (reading->frames, tree->tokens[c].lemma) == SG_STANCE_BLAME)
      stance = SG_STANCE_BLAME;
  return stance;
}

/* Both lists in one, for an act in which all take part alike. */
static GArray *
join (const GArray *a, const GArray *b)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_array_append_vals (all, a->data, a->len);
  g_array_append_vals (all, b->data, b->len);
  return all;
}

/* The actors that an argument denotes. */
static GArray *
find_actors (const Reading *reading, gint32 argument)
{
  GArray *mentions = g_array_new (FALSE, FALSE, sizeof (gint32));
  sgp_arguments_add_actors (reading->args, argument, mentions);
  return mentions;
}

/* A judgement: of whom the speaker says it, or somebody who is reported to
 * call the target so. */
static void
read_judgement (Reading *reading, const SgFrame *frame, SgStance stance, gint32 predicate)
{
  gint32 naming = frame->word == SGP_WORD_NOUN || frame->word == SGP_WORD_ADJECTIVE
                    ? sgp_arguments_get_naming (reading->args, predicate)
                    : -1;
  if (naming >= 0) {
    g_autoptr (GArray) holders = find_actors (reading, sgp_arguments_get_subject (reading->args, naming));
    g_autoptr (GArray) targets = find_actors (reading, sgp_arguments_get_object (reading->args, naming));
    tie_holders (reading, frame, stance, predicate, holders, targets, holders);
    return;
  }
  gint32 target = sgp_arguments_get_target (reading->args, frame, predicate);
  if (target >= 0 && strcmp (reading->args->tree->tokens[target].form, "it") == 0)
    return; /* "it is wrong to ...": about a deed, not an actor */
  g_autoptr (GArray) targets = find_actors (reading, target);
  tie_speakers (reading, frame, stance, predicate, targets);
}

/* Who takes the stance of a frame: of a verb that attributes whoever speaks by it, as
 * attribution has found, else the argument of the predicate. */
static GArray *
find_holders (const Reading *reading, const SgFrame *frame, gint32 predicate)
{
  gint32 n, statement = frame->source == SGP_SOURCE_SUBJECT && frame->slot != SGP_SLOT_EACH ? reading->cue_at[predicate] : -1;
  SgRange range = statement < 0 ? (SgRange) { 0, 0 } : sg_document_get_statements (reading->doc, &n)[statement].speakers;
  if (range.n == 0)
    return find_actors (reading, sgp_arguments_get_source (reading->args, frame, predicate));
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (gint32));
  for (gint32 i = 0; i < range.n; i++)
    g_array_append_val (holders, sg_document_get_speakers (reading->doc, range)[i].mention);
  return holders;
}

/* What one actor does towards another. */
static void
read_deed (Reading *reading, const SgFrame *frame, SgStance stance, gint32 predicate)
{
  g_autoptr (GArray) holders = find_holders (reading, frame, predicate);
  g_autoptr (GArray) targets = find_actors (reading, sgp_arguments_get_target (reading->args, frame, predicate));
  if (holders->len == 0 && frame->source == SGP_SOURCE_AGENT && g_strcmp0 (frame->preposition, "with") == 0
      && stance == SG_STANCE_COOPERATE)
    tie_speakers (reading, frame, stance, predicate, targets); /* "more cooperation with France", somebody says */
  gboolean irrealis = sgp_arguments_is_irrealis (reading->args, predicate);
  if (irrealis && frame->slot == SGP_SLOT_EACH)
    return; /* "the two should talk": neither does */
  gboolean mutual = (frame->flags & SGP_FLAG_MUTUAL) != 0 && !irrealis;
  g_autoptr (GArray) actors = mutual ? join (holders, targets) : g_array_ref (holders);
  tie_holders (reading, frame, stance, predicate, holders, targets, actors);
  if (mutual && frame->slot != SGP_SLOT_EACH)
    tie_holders (reading, frame, stance, predicate, targets, holders, actors);
}

/* A predicate that fits a frame: its ties. */
static void
read_frame (Reading *reading, const SgFrame *frame, gint32 predicate)
{
  SgStance stance = stance_here (reading, frame, predicate);
  gboolean wanted = (frame->flags & SGP_FLAG_NEGATED) != 0;
  if (stance == SG_STANCE_NEUTRAL || sgp_arguments_is_denied (reading->args, predicate) != wanted)
    return;
  if (frame->source == SGP_SOURCE_SPEAKER)
    read_judgement (reading, frame, stance, predicate);
  else
    read_deed (reading, frame, stance, predicate);
}

/* All frames of one kind of word that fit at a token, by lemma and by form. */
static void
read_word (Reading *reading, SgpWord word, gint32 token)
{
  const SgToken *t = &reading->args->tree->tokens[token];
  const char *keys[] = { t->lemma, g_strcmp0 (t->form, t->lemma) == 0 || (word != SGP_WORD_ADJECTIVE && word != SGP_WORD_ADVERB) ? NULL : t->form };
  for (guint k = 0; k < G_N_ELEMENTS (keys); k++) {
    const GPtrArray *frames = keys[k] == NULL ? NULL : sgp_frames_lookup (reading->frames, word, keys[k]);
    for (guint i = 0; frames != NULL && i < frames->len; i++)
      if (sgp_arguments_match (reading->args, g_ptr_array_index (frames, i), token))
        read_frame (reading, g_ptr_array_index (frames, i), token);
  }
}

void
sgp_stance_run (const SgpStance *stance, SgDocument *doc)
{
  g_autoptr (SgTree) tree = sgp_tree_new (doc);
  g_autoptr (SgArguments) args = sgp_arguments_new (doc, tree, stance->light, stance->moods);
  Reading reading = { .frames = stance->frames, .doc = doc, .args = args };
  reading.acts = g_hash_table_new (NULL, NULL);
  reading.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  map_statements (&reading);
  find_acting (&reading);
  for (gint32 token = 0; token < tree->n; token++)
    for (guint word = 0; word < SGP_N_WORDS; word++)
      read_word (&reading, word, token);
  g_hash_table_unref (reading.seen);
  g_hash_table_unref (reading.acts);
  g_free (reading.statement_at);
  g_free (reading.cue_at);
  g_free (reading.acting);
}
