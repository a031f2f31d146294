/* SPDX-License-Identifier: MIT
 *
 * A document with tokens in, the same with forms, tags, trees and lemmas out.
 * Tags and trees are found by the network, or, where time is short, by a linear
 * tagger and parser.
 *
 *     Patel blamed France.
 *     form   patel   blamed  france  .
 *     tags   PROPN   VERB    PROPN   PUNCT
 *     head   blamed  -       blamed  blamed
 *     lemma  patel   blame   france  .
 *
 * Words are entered once a document, so that what recurs is computed once;
 * what is needed for a sentence is allocated once a document, too. A sentence
 * that is too long is read in pieces, each of which becomes a tree.
 */
#include "language/analyse-private.h"

#include "language/lemma-private.h"
#include "language/network/network-private.h"
#include "language/parser-private.h"
#include "language/tagger-private.h"

#include <string.h>

/* Tokens that are analysed together: what network and parser both can. */
#define MAX_PIECE MIN (SGP_NETWORK_PIECE, SGP_PARSER_MAX - 1)

struct _SgpAnalyser {
  SgLexicon *lexicon;
  SgpClusters clusters;
  gboolean is_fast;
  SgpNetwork network; /* where there is time */
  SgpTagger tagger;   /* where not */
  SgpParser parser;
  SgpLemmatiser lemmatiser;
};

/* The last lemma of a word, and the tag that it was for. */
typedef struct {
  const char *lemma, *xpos;
} Lemma;

/* What one call needs. */
typedef struct {
  const SgpAnalyser *analyser;
  SgDocument *doc;
  SgToken *tokens;
  SgpVocabulary *vocabulary;
  gint32 *words;      /* of each token */
  Lemma *lemmas;      /* of each word */
  GString *buffer;
  GArray *pieces;     /* SgRange of tokens: sentences, and pieces of long ones */
  SgpParse parse;
  const SgpWord *batch[SGP_NETWORK_BATCH];
  gint32 lengths[SGP_NETWORK_BATCH];
  SgpNetworkWord found[SGP_NETWORK_BATCH];
} Run;

static gboolean
open_linear (SgpAnalyser *analyser, const SgpModel *model, GError **error)
{
  return sgp_tagger_open (&analyser->tagger, model, error) && sgp_parser_open (&analyser->parser, model, error);
}

/**
 * sgp_analyser_new:
 * @lexicon: with the table "irregular"
 * @models: open models, whose bytes must outlive it
 * @flags: %SG_LAYER_FAST for the linear tagger and parser
 * @error: %SG_ERROR_DATA where the table or a model is broken
 *
 * Returns: (transfer full) (nullable): an analyser; threads may share it
 */
SgpAnalyser *
sgp_analyser_new (SgLexicon *lexicon, const SgpModels *models, SgLayerFlags flags, GError **error)
{
  g_autoptr (SgpAnalyser) analyser = g_new0 (SgpAnalyser, 1);
  const SgpModel *syntax = &models->models[SGP_MODEL_SYNTAX];
  analyser->lexicon = sg_lexicon_ref (lexicon);
  analyser->is_fast = (flags & SG_LAYER_FAST) != 0;
  if (!sgp_clusters_open (&analyser->clusters, &models->models[SGP_MODEL_WORDS], error)
      || !(analyser->is_fast ? open_linear (analyser, syntax, error)
                             : sgp_network_open (&analyser->network, &models->models[SGP_MODEL_NETWORK], error))
      || !sgp_lemmatiser_open (&analyser->lemmatiser, lexicon, syntax, error))
    return NULL;
  return g_steal_pointer (&analyser);
}

void
sgp_analyser_free (SgpAnalyser *analyser)
{
  if (analyser == NULL)
    return;
  sgp_lemmatiser_close (&analyser->lemmatiser);
  sg_lexicon_unref (analyser->lexicon);
  g_free (analyser);
}

/* Heads count from 1 in the piece; 0 is the root. */
static void
fill_head (Run *run, SgRange piece, gint32 i, gint32 head, const char *relation)
{
  SgToken *token = &run->tokens[piece.first + i];
  token->head = head > 0 ? piece.first + head - 1 : -1;
  token->deprel = relation;
}

static void
fill_tag (Run *run, SgRange piece, gint32 i, SgUpos upos, const char *xpos)
{
  run->tokens[piece.first + i].upos = upos;
  run->tokens[piece.first + i].xpos = xpos;
}

static void
run_linear (Run *run, SgRange piece)
{
  const SgpTagger *tagger = &run->analyser->tagger;
  const SgpParser *parser = &run->analyser->parser;
  SgpParse *parse = &run->parse;
  parse->n = piece.n + 1;
  for (gint32 i = 0; i < piece.n; i++)
    parse->words[i + 1] = sgp_vocabulary_get (run->vocabulary, run->words[piece.first + i]);
  sgp_tagger_run (tagger, parse->words + 1, piece.n, parse->tags + 1);
  sgp_parser_run (parser, parse);
  for (gint32 i = 0; i < piece.n; i++) {
    fill_tag (run, piece, i, tagger->upos[parse->tags[i + 1]], tagger->xpos[parse->tags[i + 1]]);
    fill_head (run, piece, i, parse->heads[i + 1], parser->relations[parse->relations[i + 1]]);
  }
}

/* As many pieces as go into a batch from @p on; returns the first behind. */
static guint
run_batch (Run *run, SgpNetworkRun *network_run, guint p)
{
  const SgpNetwork *network = &run->analyser->network;
  const SgRange *pieces = (const SgRange *) (const void *) run->pieces->data;
  const SgpNetworkWord *found = run->found;
  gint32 n_pieces = 0, n = 0;
  for (guint i = p; i < run->pieces->len && n + pieces[i].n <= SGP_NETWORK_BATCH; i++) {
    for (gint32 k = 0; k < pieces[i].n; k++)
      run->batch[n++] = sgp_vocabulary_get (run->vocabulary, run->words[pieces[i].first + k]);
    run->lengths[n_pieces++] = pieces[i].n;
  }
  sgp_network_run (network_run, run->batch, run->lengths, n_pieces, run->found);
  for (gint32 left = n_pieces; left > 0; left--, found += pieces[p++].n)
    for (gint32 i = 0; i < pieces[p].n; i++) {
      fill_tag (run, pieces[p], i, network->upos[found[i].tag], network->xpos[found[i].tag]);
      fill_head (run, pieces[p], i, found[i].head, network->relations[found[i].relation]);
    }
  return p;
}

static void
run_network (Run *run, gint32 n)
{
  g_autoptr (SgpNetworkRun) network_run = sgp_network_run_new (&run->analyser->network, MIN (n, SGP_NETWORK_BATCH));
  for (guint p = 0; p < run->pieces->len;)
    p = run_batch (run, network_run, p);
}

/* How many of @n tokens are analysed together: all, or up to a punctuation mark
 * where that is not too short. */
static gint32
find_piece (const Run *run, gint32 first, gint32 n)
{
  if (n <= MAX_PIECE)
    return n;
  for (gint32 i = MAX_PIECE; i > MAX_PIECE / 2; i--) {
    const char *form = run->tokens[first + i - 1].form;
    if (strchr (".,:;!?", form[0]) != NULL && form[1] == '\0')
      return i;
  }
  return MAX_PIECE;
}

static void
cut_sentence (Run *run, SgRange sentence)
{
  while (sentence.n > 0) {
    SgRange piece = { sentence.first, find_piece (run, sentence.first, sentence.n) };
    g_array_append_val (run->pieces, piece);
    sentence.first += piece.n;
    sentence.n -= piece.n;
  }
}

/* The roots behind the first of a sentence hang on it. */
static void
join_pieces (Run *run, SgRange sentence)
{
  gint32 root = -1;
  for (gint32 i = sentence.first; i < sentence.first + sentence.n; i++) {
    SgToken *token = &run->tokens[i];
    if (token->head < 0 && root >= 0) {
      token->head = root;
      token->deprel = "parataxis";
    } else if (token->head < 0) {
      root = i;
    }
  }
}

static void
analyse_sentences (Run *run, gint32 n)
{
  gint32 n_sentences;
  const SgSentence *sentences = sg_document_get_sentences (run->doc, &n_sentences);
  for (gint32 i = 0; i < n_sentences; i++)
    cut_sentence (run, sentences[i].tokens);
  if (!run->analyser->is_fast)
    run_network (run, n);
  for (guint i = 0; run->analyser->is_fast && i < run->pieces->len; i++)
    run_linear (run, g_array_index (run->pieces, SgRange, i));
  for (gint32 i = 0; i < n_sentences; i++)
    join_pieces (run, sentences[i].tokens);
}

static void
fill_lemma (Run *run, SgToken *token, gint32 index)
{
  const SgpWord *word = sgp_vocabulary_get (run->vocabulary, index);
  Lemma *known = &run->lemmas[index];
  const char *xpos = sgp_lemma_get_tag (word->form, token->upos, token->xpos);
  if (known->lemma == NULL || known->xpos != xpos) {
    g_string_set_size (run->buffer, strlen (word->form) + 80);
    sgp_lemmatiser_run (&run->analyser->lemmatiser, word, xpos, run->buffer->str);
    known->lemma = strcmp (run->buffer->str, word->form) == 0 ? word->form
                                                              : sgp_document_intern (run->doc, run->buffer->str, -1);
    known->xpos = xpos;
  }
  token->lemma = known->lemma;
}

/* Enters all words and sets the forms. */
static void
enter_words (Run *run, gint32 n)
{
  gint32 n_words = 0;
  for (gint32 i = 0; i < n; i++) {
    run->words[i] = sgp_vocabulary_enter (run->vocabulary, run->tokens[i].span);
    run->tokens[i].form = sgp_vocabulary_get (run->vocabulary, run->words[i])->form;
    n_words = MAX (n_words, run->words[i] + 1);
  }
  run->lemmas = g_new0 (Lemma, n_words);
}

/**
 * sgp_analyser_run:
 * @analyser: an analyser; may be in use in other threads
 * @doc: a document with sentences and tokens
 * @watch: (nullable): told of the stages "trees" and "lemmas"
 * @data: for @watch
 *
 * Fills every column of its tokens.
 */
void
sgp_analyser_run (const SgpAnalyser *analyser, SgDocument *doc, SgpStageWatch watch, gpointer data)
{
  gint32 n;
  sg_document_get_tokens (doc, &n);
  g_autofree Run *run = g_new (Run, 1);
  g_autofree gint32 *words = g_new (gint32, n);
  g_autoptr (SgpVocabulary) vocabulary = sgp_vocabulary_new (doc, &analyser->clusters);
  run->analyser = analyser;
  run->doc = doc;
  run->tokens = sgp_document_get_token_rows (doc);
  run->vocabulary = vocabulary;
  run->words = words;
  run->buffer = g_string_new (NULL);
  run->pieces = g_array_new (FALSE, FALSE, sizeof (SgRange));
  enter_words (run, n);
  analyse_sentences (run, n);
  if (watch != NULL)
    watch ("trees", data);
  for (gint32 i = 0; i < n; i++)
    fill_lemma (run, &run->tokens[i], words[i]);
  if (watch != NULL)
    watch ("lemmas", data);
  g_string_free (run->buffer, TRUE);
  g_array_unref (run->pieces);
  g_free (run->lemmas);
}
