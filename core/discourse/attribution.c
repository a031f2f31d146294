/* SPDX-License-Identifier: MIT
 *
 * In go trees, quotations and mentions, out come statements: who says or
 * thinks what. Every word that may attribute is a claim; what hangs on it in
 * the tree is its content, its subject the source; quotations complete the
 * contents, and claims inside others become their children.
 *
 *     "We are ready," Patel told him, hoping that France would help.
 *     statement 0  "We are ready,"            cue told    Patel, to him
 *     statement 1  that France would help     cue hoping  Patel
 *
 * A source that no mention covers becomes a mention of its own, of type other.
 */
#include "discourse/attribution-private.h"

#include "discourse/claims-private.h"

#include <stancegraph/error.h>
#include <string.h>

/* A statement has no more speakers than this. */
#define MAX_SPEAKERS 8

typedef struct {
  gdouble statement, speaker;
} Trust;

struct _SgpAttribution {
  SgpCues *cues;
  Trust trust[SGP_N_PATTERNS];
};

/* The rows to write, in order, and what maps claims and tokens to rows. */
typedef struct {
  const SgpAttribution *attribution;
  SgpReading *reading;
  gint32 *mention_at;   /* the smallest mention that a token stands in, or -1 */
  gint32 *row_of;       /* the statement that a claim became, or -1 */
} Writing;

static gboolean
load_trust (SgpAttribution *attribution, const SgLexicon *lexicon, GError **error)
{
#define NAME(VALUE, name) name,
  static const char *const names[] = { SGP_PATTERN_LIST (NAME) };
#undef NAME
  static const char *const columns[] = { "pattern", "statement", "speaker", NULL };
  const SgTable *table = sgp_lexicon_get_table (lexicon, "patterns", columns, error);
  if (table == NULL)
    return FALSE;
  for (int i = 0; i < SGP_N_PATTERNS; i++) {
    gint32 row = sgp_table_find (table, names[i]);
    if (row < 0) {
      g_set_error (error, SG_ERROR, SG_ERROR_DATA, "patterns.tsv: no row for '%s'", names[i]);
      return FALSE;
    }
    const char *const *cells = sgp_table_get_row (table, row)->cells;
    attribution->trust[i].statement = g_ascii_strtod (cells[1], NULL);
    attribution->trust[i].speaker = g_ascii_strtod (cells[2], NULL);
  }
  return TRUE;
}

SgpAttribution *
sgp_attribution_new (const SgLexicon *lexicon, GError **error)
{
  SgpAttribution *attribution = g_new0 (SgpAttribution, 1);
  attribution->cues = sgp_cues_new (lexicon, error);
  if (attribution->cues != NULL && load_trust (attribution, lexicon, error))
    return attribution;
  sgp_attribution_free (attribution);
  return NULL;
}

void
sgp_attribution_free (SgpAttribution *attribution)
{
  if (attribution == NULL)
    return;
  sgp_cues_free (attribution->cues);
  g_free (attribution);
}

static SgpReading *
reading_new (const SgpAttribution *attribution, SgDocument *doc)
{
  SgpReading *reading = g_new0 (SgpReading, 1);
  reading->doc = doc;
  reading->cues = attribution->cues;
  reading->paragraphs = sg_document_get_paragraphs (doc, &reading->n_paragraphs);
  reading->sentences = sg_document_get_sentences (doc, &reading->n_sentences);
  reading->tokens = sg_document_get_tokens (doc, &reading->n_tokens);
  reading->quotes = sg_document_get_quotes (doc, &reading->n_quotes);
  reading->tree = sgp_tree_new (doc);
  reading->quote_of = g_new (gint32, reading->n_tokens + 1);
  reading->joined_to = g_new (gint32, reading->n_tokens + 1);
  for (gint32 i = 0; i <= reading->n_tokens; i++)
    reading->quote_of[i] = reading->joined_to[i] = -1;
  for (gint32 q = 0; q < reading->n_quotes; q++)
    for (gint32 i = 0; i < reading->quotes[q].tokens.n; i++)
      reading->quote_of[reading->quotes[q].tokens.first + i] = q;
  reading->claims = g_array_new (FALSE, FALSE, sizeof (SgpClaim));
  return reading;
}

static void
reading_free (SgpReading *reading)
{
  sgp_tree_free (reading->tree);
  g_free (reading->quote_of);
  g_free (reading->joined_to);
  g_array_unref (reading->claims);
  g_free (reading);
}

/* Looks up a cue of two words, "call on": with the particle that hangs on it,
 * or with the word behind it. */
static gboolean
find_double_cue (const SgpReading *reading, gint32 i, SgpClaim *claim)
{
  const SgToken *tokens = reading->tokens;
  gint32 particle = sgp_tree_child (reading->tree, i, "compound:prt");
  if (particle < i)
    particle = i + 1;
  if (particle >= reading->n_tokens || tokens[particle].sentence != tokens[i].sentence ||
      !sgp_cues_find_pair (reading->cues, &tokens[i], &tokens[particle], &claim->word))
    return FALSE;
  claim->cue.n = particle == i + 1 ? 2 : 1;
  return TRUE;
}

/* Whether nobody thinks so: "if they want to win", "you want to win". */
static gboolean
is_hypothetical (const SgpReading *reading, const SgpClaim *claim)
{
  if (claim->word.cls <= SGP_CUE_ASK || reading->tokens[claim->head].upos != SG_UPOS_VERB)
    return FALSE;
  if (claim->source >= 0 && strcmp (reading->tokens[claim->source].form, "you") == 0)
    return TRUE;
  gint32 mark = sgp_tree_mark (reading->tree, claim->head);
  return mark >= 0 && strcmp (reading->tokens[mark].form, "if") == 0;
}

/* Adds the claim of a token, if it is a cue. One without content is kept where
 * a quotation beside it may turn out to be its content. */
static void
claim_token (SgpReading *reading, gint32 i)
{
  SgpClaim claim = { .head = i, .cue = { i, 1 }, .source = -1, .hearer = -1, .like = -1, .parent = -1 };
  const SgToken *token = &reading->tokens[i];
  if (token->upos != SG_UPOS_VERB && token->upos != SG_UPOS_NOUN && token->upos != SG_UPOS_ADJ)
    return;
  if (token->upos == SG_UPOS_VERB && sgp_token_has_relation (token, "amod"))
    return;
  if (!find_double_cue (reading, i, &claim) &&
      !sgp_cues_find (reading->cues, token->lemma, token->upos, &claim.word))
    return;
  gboolean found = sgp_content_find (reading, &claim);
  if (!found && (token->upos != SG_UPOS_VERB || !sgp_cue_takes (&claim.word, SGP_FORM_QUOTE)))
    return;
  claim.source = sgp_source_find (reading, &claim);
  if (claim.source < 0 && (token->upos != SG_UPOS_VERB || claim.pattern == SGP_PATTERN_INFINITIVE))
    return;
  if (is_hypothetical (reading, &claim))
    return;
  claim.hearer = sgp_hearer_find (reading, &claim);
  g_array_append_val (reading->claims, claim);
}

static void
find_claims (SgpReading *reading)
{
  for (gint32 s = 0; s < reading->n_sentences; s++) {
    SgRange tokens = reading->sentences[s].tokens;
    for (gint32 i = tokens.first; i < sgp_range_end (tokens); i++)
      claim_token (reading, i);
    sgp_labels_find (reading, s);
  }
}

static gint32 *
index_mentions (const SgpReading *reading)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (reading->doc, &n);
  gint32 *at = g_new (gint32, reading->n_tokens + 1);
  for (gint32 i = 0; i <= reading->n_tokens; i++)
    at[i] = -1;
  for (gint32 m = 0; m < n; m++)
    for (gint32 i = mentions[m].tokens.first; i < sgp_range_end (mentions[m].tokens); i++)
      if (at[i] < 0 || mentions[at[i]].tokens.n > mentions[m].tokens.n)
        at[i] = m;
  return at;
}

/* The mention of the noun @head, made if there is none. */
static gint32
get_mention (Writing *writing, gint32 head)
{
  const SgpReading *reading = writing->reading;
  if (writing->mention_at[head] >= 0)
    return writing->mention_at[head];
  const SgToken *token = &reading->tokens[head];
  SgRange tokens = sgp_tree_get_phrase (reading->tree, head);
  SgMention mention = { sg_document_get_token_span (reading->doc, tokens), tokens, head, -1, -1, SG_ENTITY_OTHER,
                        token->upos == SG_UPOS_PRON ? SG_ALIAS_PRONOUN : SG_ALIAS_DESCRIPTION,
                        token->xpos != NULL && g_str_has_suffix (token->xpos, "S"), { 0, 0 } };
  gint32 index = sgp_document_add_mention (reading->doc, &mention);
  for (gint32 i = tokens.first; i < sgp_range_end (tokens); i++)
    if (writing->mention_at[i] < 0)
      writing->mention_at[i] = index;
  return index;
}

/* Adds the mentions of a noun and of those joined to it ("Britain and France"). */
static SgRange
add_speakers (Writing *writing, gint32 head, gdouble confidence)
{
  SgSpeaker speakers[MAX_SPEAKERS];
  gint32 n = 0;
  if (head < 0)
    return (SgRange) { 0, 0 };
  speakers[n++] = (SgSpeaker) { get_mention (writing, head), confidence };
  const SgTree *tree = writing->reading->tree;
  for (gint32 c = sgp_tree_child (tree, head, "conj"); c >= 0 && n < MAX_SPEAKERS;
       c = sgp_tree_child_after (tree, head, "conj", c)) {
    if (!sgp_token_is_noun (&writing->reading->tokens[c]))
      continue;
    gint32 mention = get_mention (writing, c);
    if (mention != speakers[0].mention)
      speakers[n++] = (SgSpeaker) { mention, confidence };
  }
  return sgp_document_add_speakers (writing->reading->doc, speakers, n);
}

/* The claim whose source a claim has: its own, or what it goes on from. */
static const SgpClaim *
get_origin (const SgpReading *reading, const SgpClaim *claim)
{
  return claim->like < 0 ? claim : &g_array_index (reading->claims, SgpClaim, claim->like);
}

static SgStatementKind
get_kind (const SgpReading *reading, const SgpPieces *content)
{
  gint32 quoted = 0, all = 0;
  for (gint32 i = 0; i < content->n; i++)
    for (gint32 t = content->piece[i].first; t < sgp_range_end (content->piece[i]); t++)
      if (reading->tokens[t].upos != SG_UPOS_PUNCT) {
        all++;
        quoted += reading->quote_of[t] >= 0;
      }
  return quoted == 0 ? SG_STATEMENT_INDIRECT : quoted == all ? SG_STATEMENT_DIRECT : SG_STATEMENT_MIXED;
}

static SgRange
add_content (const SgpReading *reading, const SgpPieces *content)
{
  SgSpan spans[SGP_MAX_PIECES];
  for (gint32 i = 0; i < content->n; i++)
    spans[i] = sg_document_get_token_span (reading->doc, content->piece[i]);
  return sgp_document_add_spans (reading->doc, spans, content->n);
}

static void
write_claim (Writing *writing, gint32 index)
{
  const SgpReading *reading = writing->reading;
  const SgpClaim *claim = &g_array_index (reading->claims, SgpClaim, index);
  const Trust *trust = &writing->attribution->trust[claim->pattern];
  SgStatement row = { .kind = get_kind (reading, &claim->content), .confidence = trust->statement, .parent = -1 };
  row.content = add_content (reading, &claim->content);
  if (claim->head >= 0) {
    SgSpan cue = sg_document_get_token_span (reading->doc, claim->cue);
    row.cue = sgp_document_add_spans (reading->doc, &cue, 1);
  }
  const SgpClaim *origin = get_origin (reading, claim);
  row.speakers = add_speakers (writing, origin->source, trust->speaker);
  if (origin->hearer >= 0 && writing->mention_at[origin->hearer] >= 0)
    row.addressees = add_speakers (writing, origin->hearer, trust->speaker);
  writing->row_of[index] = sgp_document_add_statement (reading->doc, &row);
}

typedef struct {
  gint32 index, first, size;
} Order;

static int
compare_order (const void *a, const void *b)
{
  const Order *x = a, *y = b;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->size != y->size)
    return x->size > y->size ? -1 : 1;
  return x->index < y->index ? -1 : 1;
}

/* Writes the claims that stand, in the order in which they begin. */
static void
write_claims (Writing *writing)
{
  const SgpReading *reading = writing->reading;
  gint32 n = 0, n_claims = (gint32) reading->claims->len;
  g_autofree Order *order = g_new (Order, n_claims + 1);
  for (gint32 i = 0; i < n_claims; i++) {
    const SgpClaim *claim = &g_array_index (reading->claims, SgpClaim, i);
    writing->row_of[i] = -1;
    if (claim->dropped)
      continue;
    gint32 first = claim->content.piece[0].first;
    order[n++] = (Order) { i, claim->head >= 0 ? MIN (first, claim->head) : first, sgp_pieces_count (&claim->content) };
  }
  qsort (order, n, sizeof (Order), compare_order);
  for (gint32 i = 0; i < n; i++)
    write_claim (writing, order[i].index);
  SgStatement *rows = sgp_document_get_statement_rows (reading->doc);
  for (gint32 i = 0; i < n; i++) {
    gint32 parent = g_array_index (reading->claims, SgpClaim, order[i].index).parent;
    rows[writing->row_of[order[i].index]].parent = parent < 0 ? -1 : writing->row_of[parent];
  }
}

void
sgp_attribution_run (const SgpAttribution *attribution, SgDocument *doc)
{
  SgpReading *reading = reading_new (attribution, doc);
  find_claims (reading);
  sgp_quoting_run (reading);
  sgp_nesting_run (reading);
  Writing writing = { attribution, reading, index_mentions (reading), g_new (gint32, reading->claims->len + 1) };
  write_claims (&writing);
  g_free (writing.mention_at);
  g_free (writing.row_of);
  reading_free (reading);
}
