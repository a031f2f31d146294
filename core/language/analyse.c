/* SPDX-License-Identifier: MIT
 *
 * A document with tokens in, the same with forms, tags, trees and lemmas out,
 * by the tagger, parser and lemmatiser of one model.
 *
 *     Patel blamed France.
 *     form   patel   blamed  france  .
 *     tags   PROPN   VERB    PROPN   PUNCT
 *     head   blamed  -       blamed  blamed
 *     lemma  patel   blame   france  .
 *
 * Words are entered once a document, so that what recurs is computed once;
 * what is needed for a sentence is allocated once a document, too.
 */
#include "language/analyse-private.h"

#include "language/lemma-private.h"
#include "language/parser-private.h"
#include "language/tagger-private.h"

#include <string.h>

struct _SgpAnalyser {
  SgLexicon *lexicon;
  SgpClusters clusters;
  SgpTagger tagger;
  SgpParser parser;
  SgpLemmatiser lemmatiser;
  guint8 parataxis;   /* joins the pieces of a sentence that is too long */
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
  SgpParse parse;
} Run;

/**
 * sgp_analyser_new:
 * @lexicon: with the table "irregular"
 * @models: open models, whose bytes must outlive it
 * @flags: which of the models; there is one as yet
 * @error: %SG_ERROR_DATA where the table or a model is broken
 *
 * Returns: (transfer full) (nullable): an analyser; threads may share it
 */
SgpAnalyser *
sgp_analyser_new (SgLexicon *lexicon, const SgpModels *models, SgLayerFlags flags, GError **error)
{
  (void) flags;
  g_autoptr (SgpAnalyser) analyser = g_new0 (SgpAnalyser, 1);
  const SgpModel *syntax = &models->models[SGP_MODEL_SYNTAX];
  analyser->lexicon = sg_lexicon_ref (lexicon);
  if (!sgp_clusters_open (&analyser->clusters, &models->models[SGP_MODEL_WORDS], error)
      || !sgp_tagger_open (&analyser->tagger, syntax, error) || !sgp_parser_open (&analyser->parser, syntax, error)
      || !sgp_lemmatiser_open (&analyser->lemmatiser, lexicon, syntax, error))
    return NULL;
  for (gint32 i = 0; i < analyser->parser.n_relations; i++)
    if (strcmp (analyser->parser.relations[i], "parataxis") == 0)
      analyser->parataxis = (guint8) i;
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

/* Tags and parses up to SGP_PARSER_MAX - 1 tokens; returns their root. */
static gint32
analyse_piece (Run *run, gint32 first, gint32 n)
{
  const SgpAnalyser *analyser = run->analyser;
  SgpParse *parse = &run->parse;
  gint32 root = first;
  parse->n = n + 1;
  for (gint32 i = 0; i < n; i++)
    parse->words[i + 1] = sgp_vocabulary_get (run->vocabulary, run->words[first + i]);
  sgp_tagger_run (&analyser->tagger, parse->words + 1, n, parse->tags + 1);
  sgp_parser_run (&analyser->parser, parse);
  for (gint32 i = 1; i <= n; i++) {
    SgToken *token = &run->tokens[first + i - 1];
    token->upos = analyser->tagger.upos[parse->tags[i]];
    token->xpos = analyser->tagger.xpos[parse->tags[i]];
    token->head = parse->heads[i] > 0 ? first + parse->heads[i] - 1 : -1;
    token->deprel = analyser->parser.relations[parse->relations[i]];
    root = token->head < 0 ? first + i - 1 : root;
  }
  return root;
}

/* A sentence; of one that is too long the pieces are joined to the first. */
static void
analyse_sentence (Run *run, SgRange range)
{
  gint32 root = -1;
  for (gint32 done = 0; done < range.n;) {
    gint32 n = MIN (range.n - done, SGP_PARSER_MAX - 1);
    gint32 piece = analyse_piece (run, range.first + done, n);
    if (root >= 0) {
      run->tokens[piece].head = root;
      run->tokens[piece].deprel = run->analyser->parser.relations[run->analyser->parataxis];
    } else {
      root = piece;
    }
    done += n;
  }
}

static void
fill_lemma (Run *run, SgToken *token, gint32 index)
{
  const SgpWord *word = sgp_vocabulary_get (run->vocabulary, index);
  Lemma *known = &run->lemmas[index];
  if (known->lemma == NULL || known->xpos != token->xpos) {
    g_string_set_size (run->buffer, strlen (word->form) + 80);
    sgp_lemmatiser_run (&run->analyser->lemmatiser, word, token->xpos, run->buffer->str);
    known->lemma = strcmp (run->buffer->str, word->form) == 0 ? word->form
                                                              : sgp_document_intern (run->doc, run->buffer->str, -1);
    known->xpos = token->xpos;
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
  gint32 n, n_sentences;
  sg_document_get_tokens (doc, &n);
  const SgSentence *sentences = sg_document_get_sentences (doc, &n_sentences);
  g_autofree Run *run = g_new (Run, 1);
  g_autofree gint32 *words = g_new (gint32, n);
  g_autoptr (SgpVocabulary) vocabulary = sgp_vocabulary_new (doc, &analyser->clusters);
  run->analyser = analyser;
  run->doc = doc;
  run->tokens = sgp_document_get_token_rows (doc);
  run->vocabulary = vocabulary;
  run->words = words;
  run->buffer = g_string_new (NULL);
  enter_words (run, n);
  for (gint32 i = 0; i < n_sentences; i++)
    analyse_sentence (run, sentences[i].tokens);
  if (watch != NULL)
    watch ("trees", data);
  for (gint32 i = 0; i < n; i++)
    fill_lemma (run, &run->tokens[i], words[i]);
  if (watch != NULL)
    watch ("lemmas", data);
  g_string_free (run->buffer, TRUE);
  g_free (run->lemmas);
}
