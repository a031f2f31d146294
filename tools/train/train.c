/* SPDX-License-Identifier: MIT
 *
 * Trains the language model: treebanks in, one model file out.
 *
 *     train OUT WORDS OPEN-DOCS SILVER TREEBANK.conllu.gz... GUM.conllu.gz
 *
 * So that the parser learns from tags as they will be, with their errors, each
 * fifth of the sentences is tagged by a tagger trained on the other four. The
 * parser follows its own steps in training, and a dynamic oracle (Goldberg and
 * Nivre 2013) tells at each what may still be saved.
 *
 * All this is done twice. The first tagger and parser annotate newspaper text
 * that another parser has annotated, too (SILVER): its Penn tags are kept, and
 * our trees where the two agree. The second pair learns from these as well,
 * since no treebank that we may use has newspapers. Last, the choice between
 * rules of spelling for lemmas. The same files give the same model.
 */
#include "language/hash-private.h"
#include "language/lemma-private.h"

#include "best.h"
#include "input.h"
#include "perceptron.h"
#include "train.h"
#include "treebank.h"

#include <stdio.h>
#include <string.h>

/* Rounds of the first pair, and of the second, which is to last. */
#define FIRST_TAGGER_ROUNDS 4
#define FIRST_PARSER_ROUNDS 5
#define FIRST_FOLD_ROUNDS 2
#define TAGGER_ROUNDS 8
#define PARSER_ROUNDS 15
#define FOLD_ROUNDS 3
#define FOLDS 5
/* Features seen less often get no weights. */
#define TAGGER_LEAST 3
/* How much an error in a silver sentence counts. */
#define SILVER_WEIGHT 0.5f
/* Weights of so many steps and less are left out. */
#define TAGGER_SMALL 10
#define RELATIONS_SMALL 14
/* The parser's moves have weights of so many features. */
#define MOVE_FEATURES 400000
#define LEMMA_ROUNDS 6

/* What taggers learn from, and the words that they need not learn. */
typedef struct {
  const Treebank *treebank;
  SgpSureTags sure;
} Course;

/* Lifts the labels with the XPOS of a silver sentence over all others. "to"
 * has two tags here and one there. */
static void
prefer_xpos (const Treebank *treebank, const Sentence *s, gint32 i, float *scores)
{
  const char *xpos = strchr (s->tag_names[i], ' ') + 1;
  for (guint label = 0; strcmp (xpos, "TO") != 0 && label < treebank->tags.strings->len; label++)
    if (strcmp (strchr (g_ptr_array_index (treebank->tags.strings, label), ' ') + 1, xpos) == 0)
      scores[label] += 1e6f;
}

/* Words of a sentence as the library wants them. */
void
collect_words (const Treebank *treebank, const Sentence *s, const SgpWord **words)
{
  for (gint32 i = 0; i < s->n; i++)
    words[i] = treebank_word (treebank, s, i);
}

/* Tags a sentence. Of silver sentences only labels with the XPOS that they
 * have are taken. */
static void
tag_sentence (const Perceptron *p, const Course *course, const Sentence *s, guint8 *tags)
{
  const Treebank *treebank = course->treebank;
  const SgpWord *words[SGP_PARSER_MAX];
  guint64 features[SGP_TAGGER_FEATURES];
  collect_words (treebank, s, words);
  for (gint32 i = 0; i < s->n; i++) {
    float scores[SGP_MAX_LABELS] = { 0 };
    tags[i] = sgp_sure_tags_find (&course->sure, words[i]->word);
    if (tags[i] != SGP_NO_TAG)
      continue;
    perceptron_score (p, features, sgp_tagger_features (words, s->n, tags, i, features), scores);
    if (s->silver && !s->for_tagger)
      prefer_xpos (treebank, s, i, scores);
    tags[i] = (guint8) best_of (scores, treebank->tags.strings->len);
  }
}

/* Learns from the errors in a sentence; returns how many. */
static gint32
learn_tags (Perceptron *p, const Course *course, const Sentence *s, int round)
{
  const Treebank *treebank = course->treebank;
  const SgpWord *words[SGP_PARSER_MAX];
  guint64 features[SGP_TAGGER_FEATURES];
  guint8 tags[SGP_PARSER_MAX];
  gint32 errors = 0;
  collect_words (treebank, s, words);
  for (gint32 i = 0; i < s->n && s->for_tagger; i++) {
    float scores[SGP_MAX_LABELS] = { 0 };
    tags[i] = sgp_sure_tags_find (&course->sure, words[i]->word);
    if (tags[i] != SGP_NO_TAG)
      continue;
    gint32 k = sgp_tagger_features (words, s->n, tags, i, features);
    if (round == 0)
      perceptron_count (p, features, k);
    perceptron_score (p, features, k, scores);
    tags[i] = (guint8) best_of (scores, treebank->tags.strings->len);
    if (tags[i] != s->tags[i]) {
      float delta = s->silver ? SILVER_WEIGHT : 1;
      perceptron_update (p, features, k, s->tags[i], delta);
      perceptron_update (p, features, k, tags[i], -delta);
      errors++;
    }
    perceptron_tick (p);
  }
  return errors;
}

/* A tagger trained on all sentences but those of a fold (-1: on all). */
static Perceptron *
train_tagger (const Course *course, int fold, int rounds)
{
  const Treebank *treebank = course->treebank;
  Perceptron *p = perceptron_new (TAGGER_LEAST);
  guint n = treebank->sentences->len;
  guint64 state = 1;
  g_autofree guint *order = g_new (guint, n);
  for (int round = 0; round < rounds; round++) {
    gint32 errors = 0;
    shuffle (order, n, &state);
    for (guint i = 0; i < n; i++)
      if ((int) (order[i] % FOLDS) != fold)
        errors += learn_tags (p, course, g_ptr_array_index (treebank->sentences, order[i]), round);
    g_print ("tagger, without fold %d, round %d: %d errors\n", fold, round + 1, errors);
  }
  perceptron_average (p);
  return p;
}

/* Tags every sentence to learn from by a tagger that has not seen it. */
static void
guess_tags (const Course *course, int rounds)
{
  const Treebank *treebank = course->treebank;
  gint32 errors = 0, n = 0;
  for (int fold = 0; fold < FOLDS; fold++) {
    Perceptron *p = train_tagger (course, fold, rounds);
    for (guint i = 0; i < treebank->sentences->len; i++) {
      Sentence *s = g_ptr_array_index (treebank->sentences, i);
      if ((int) (i % FOLDS) != fold || !s->for_tagger)
        continue;
      tag_sentence (p, course, s, s->guessed);
      for (gint32 k = 0; k < s->n; k++)
        errors += s->guessed[k] != s->tags[k];
      n += s->n;
    }
    perceptron_free (p);
  }
  g_print ("tags of unseen sentences: %.2f %% right\n", 100.0 * (n - errors) / n);
}

/* Gives silver sentences our tags and trees; what agrees with theirs becomes
 * something to learn from. */
static void
correct_silver (const Course *course, const Perceptron *tagger, const TrainedParser *parser)
{
  const Treebank *treebank = course->treebank;
  guint n_tagged = 0, n_parsed = 0;
  for (guint i = 0; i < treebank->sentences->len; i++) {
    Sentence *s = g_ptr_array_index (treebank->sentences, i);
    if (!s->silver)
      continue;
    tag_sentence (tagger, course, s, s->tags);
    memcpy (s->guessed, s->tags, s->n);
    s->for_parser = parse_silver (treebank, parser, s);
    s->for_tagger = TRUE;
    n_tagged++;
    n_parsed += s->for_parser;
  }
  g_print ("silver: %u sentences to learn tags from, %u for trees\n", n_tagged, n_parsed);
}

/* The rule that gives the lemma, or -1. */
static gint32
find_rule (const SgpWord *word, SgpInflection inflection, const char *lemma)
{
  char out[128];
  g_autofree char *lower = g_utf8_strdown (lemma, -1);
  for (gint32 i = 0; strlen (word->form) < 64 && i < sgp_lemma_get_n_rules (); i++)
    if (sgp_lemma_apply (i, inflection, word->form, out) && strcmp (out, lower) == 0)
      return i;
  return -1;
}

static gint32
learn_lemma (Perceptron *p, const SgpWord *word, SgpInflection inflection, gint32 right)
{
  guint64 features[SGP_LEMMA_FEATURES];
  float scores[SGP_MAX_LABELS] = { 0 };
  char out[128];
  gint32 k = sgp_lemma_features (word, inflection, features), best = -1;
  perceptron_score (p, features, k, scores);
  for (gint32 i = 0; i < sgp_lemma_get_n_rules (); i++)
    if ((best < 0 || scores[i] > scores[best]) && sgp_lemma_apply (i, inflection, word->form, out))
      best = i;
  if (best != right) {
    perceptron_update (p, features, k, (guint16) right, 1);
    perceptron_update (p, features, k, (guint16) best, -1);
  }
  perceptron_tick (p);
  return best != right;
}

static Perceptron *
train_lemmas (const Treebank *treebank)
{
  Perceptron *p = perceptron_new (0);
  for (int round = 0; round < LEMMA_ROUNDS; round++) {
    gint32 errors = 0;
    for (guint i = 0; i < treebank->sentences->len; i++) {
      const Sentence *s = g_ptr_array_index (treebank->sentences, i);
      for (gint32 k = 0; k < s->n && !s->copy && !s->silver; k++) {
        const SgpWord *word = treebank_word (treebank, s, k);
        SgpInflection inflection = sgp_lemma_get_inflection (strchr (s->tag_names[k], ' ') + 1);
        gint32 rule = inflection == SGP_INFLECTION_NONE ? -1 : find_rule (word, inflection, s->lemmas[k]);
        errors += rule < 0 ? 0 : learn_lemma (p, word, inflection, rule);
      }
    }
    g_print ("lemmas, round %d: %d errors\n", round + 1, errors);
  }
  perceptron_average (p);
  return p;
}

int
main (int argc, char **argv)
{
  if (argc < 6) {
    g_printerr ("usage: train OUT WORDS OPEN-DOCS SILVER TREEBANK... GUM\n");
    return 2;
  }
  setvbuf (stdout, NULL, _IOLBF, 0);
  SgpClusters clusters = read_clusters (argv[2]);
  TreebankFiles files = { (const char *const *) argv + 5, argv[3], argv[4], NULL,
                          TREEBANK_PROJECTIVE | TREEBANK_ALIKE | TREEBANK_COPIES, &clusters };
  Treebank *treebank = treebank_read (&files);
  g_print ("%u sentences, %u tags, %u relations\n", treebank->sentences->len, treebank->tags.strings->len,
           treebank->relations.strings->len);
  Course course = { treebank, { NULL, 0 } };
  GByteArray *sure = find_sure_tags (treebank, &course.sure);
  guess_tags (&course, FIRST_FOLD_ROUNDS);
  Perceptron *tagger = train_tagger (&course, -1, FIRST_TAGGER_ROUNDS);
  TrainedParser parser = train_parser (treebank, FIRST_PARSER_ROUNDS);
  correct_silver (&course, tagger, &parser);
  perceptron_free (tagger);
  perceptron_free (parser.moves);
  perceptron_free (parser.relations);
  guess_tags (&course, FOLD_ROUNDS);
  tagger = train_tagger (&course, -1, TAGGER_ROUNDS);
  parser = train_parser (treebank, PARSER_ROUNDS);
  Perceptron *lemmas = train_lemmas (treebank);
  ModelWriter *writer = model_writer_new ();
  guint n_tags = treebank->tags.strings->len, n_relations = treebank->relations.strings->len;
  model_writer_add_strings (writer, "tagger/labels", treebank->tags.strings);
  model_writer_add (writer, "tagger/sure", sure);
  perceptron_write (tagger, writer, "tagger", n_tags, TAGGER_SMALL);
  model_writer_add_strings (writer, "parser/labels", treebank->relations.strings);
  moves_write (parser.moves, writer, "parser/moves", MOVE_FEATURES);
  perceptron_write (parser.relations, writer, "parser", n_relations, RELATIONS_SMALL);
  perceptron_write (lemmas, writer, "lemma", (guint) sgp_lemma_get_n_rules (), 0);
  return model_writer_save (writer, argv[1]) ? 0 : 1;
}
