/* SPDX-License-Identifier: MIT
 *
 * The actors of a document while its mentions are resolved: made, found by a
 * key, given mentions. Also where each mention stands: in which quotation, and
 * who speaks it.
 *
 *     "I met him," Lee said of Park.    I -> quote 0 -> statement 0 -> Lee
 */
#include "discourse/actors-private.h"

#include <string.h>

/* The quotation that each mention lies in. */
static void
place_mentions (SgpActors *actors)
{
  gint32 n, q = 0;
  const SgQuote *quotes = sg_document_get_quotes (actors->doc, &n);
  for (gint32 i = 0; i < actors->n_mentions; i++) {
    while (q < n && sg_span_end (quotes[q].span) <= actors->mentions[i].span.off)
      q++;
    actors->quote_of[i] = q < n && sg_span_contains (quotes[q].span, actors->mentions[i].span) ? q : -1;
  }
}

/* First quote that ends behind a byte. */
static gint32
find_quote (const SgQuote *quotes, gint32 n, gint32 off)
{
  gint32 low = 0, high = n;
  while (low < high) {
    gint32 middle = low + (high - low) / 2;
    if (sg_span_end (quotes[middle].span) <= off)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Bytes of a statement's content. */
static gint32
measure (const SgpActors *actors, const SgStatement *statement)
{
  const SgSpan *spans = sg_document_get_spans (actors->doc, statement->content);
  gint32 length = 0;
  for (gint32 i = 0; i < statement->content.n; i++)
    length += spans[i].len;
  return length;
}

/* Whether the quotation, but for its marks, lies in the span. */
static gboolean
holds (SgSpan span, SgSpan quote)
{
  return quote.off + 4 >= span.off && sg_span_end (quote) - 4 <= sg_span_end (span);
}

/* The smallest statement that each quotation is content of; what is reported inside
 * the quotation is no such statement. */
static void
place_quotes (SgpActors *actors)
{
  gint32 n_quotes, n;
  const SgQuote *quotes = sg_document_get_quotes (actors->doc, &n_quotes);
  const SgStatement *statements = sg_document_get_statements (actors->doc, &n);
  for (gint32 s = 0; s < n; s++) {
    const SgSpan *spans = sg_document_get_spans (actors->doc, statements[s].content);
    for (gint32 k = 0; k < statements[s].content.n && statements[s].kind != SG_STATEMENT_ACT; k++)
      for (gint32 q = find_quote (quotes, n_quotes, spans[k].off);
           q < n_quotes && quotes[q].span.off < sg_span_end (spans[k]); q++) {
        gint32 old = actors->statement_of[q];
        if (holds (spans[k], quotes[q].span)
            && (old < 0 || measure (actors, &statements[s]) < measure (actors, &statements[old])))
          actors->statement_of[q] = s;
      }
  }
  /* A quotation that goes on from an earlier paragraph has the same speaker. */
  for (gint32 q = 0; q < n_quotes; q++)
    if (quotes[q].previous >= 0 && quotes[q].previous < q
        && (actors->statement_of[q] < 0 || statements[actors->statement_of[q]].speakers.n == 0))
      actors->statement_of[q] = actors->statement_of[quotes[q].previous];
}

/* The first statement that each mention speaks. */
static void
place_speakers (SgpActors *actors)
{
  gint32 n;
  const SgStatement *statements = sg_document_get_statements (actors->doc, &n);
  for (gint32 s = 0; s < n; s++) {
    const SgSpeaker *speakers = sg_document_get_speakers (actors->doc, statements[s].speakers);
    for (gint32 i = 0; i < statements[s].speakers.n && statements[s].kind != SG_STATEMENT_ACT; i++)
      if (speakers[i].mention >= 0 && actors->spoken_by[actors->index_of[speakers[i].mention]] < 0)
        actors->spoken_by[actors->index_of[speakers[i].mention]] = s;
  }
}

/* A mention and its row, to be sorted. */
typedef struct {
  SgMention mention;
  gint32 row;
} Placed;

static gint
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *x = a, *y = b;
  if (x->mention.span.off != y->mention.span.off)
    return x->mention.span.off < y->mention.span.off ? -1 : 1;
  return x->mention.span.len != y->mention.span.len ? y->mention.span.len - x->mention.span.len : x->row - y->row;
}

/* Copies the mentions in order of the text: attribution adds some at the end. */
static void
sort_mentions (SgpActors *actors)
{
  const SgMention *rows = sg_document_get_mentions (actors->doc, &actors->n_mentions);
  gint32 n = actors->n_mentions;
  g_autofree Placed *placed = g_new (Placed, n + 1);
  for (gint32 i = 0; i < n; i++)
    placed[i] = (Placed) { rows[i], i };
  qsort (placed, n, sizeof (Placed), compare_placed);
  actors->mentions = g_new (SgMention, n + 1);
  actors->rows = g_new (gint32, n + 1);
  actors->index_of = g_new (gint32, n + 1);
  for (gint32 i = 0; i < n; i++) {
    actors->mentions[i] = placed[i].mention;
    actors->rows[i] = placed[i].row;
    actors->index_of[placed[i].row] = i;
  }
}

void
sgp_actors_init (SgpActors *actors, const SgpGazetteer *gazetteer, SgDocument *doc)
{
  gint32 n;
  *actors = (SgpActors) { .gazetteer = gazetteer, .doc = doc, .text = sg_document_get_text (doc, NULL) };
  actors->tokens = sg_document_get_tokens (doc, &actors->n_tokens);
  sort_mentions (actors);
  actors->names = sg_document_get_names (doc, &actors->n_names);
  sg_document_get_quotes (doc, &n);
  actors->actor_of = g_new (gint32, actors->n_mentions + 1);
  actors->quote_of = g_new (gint32, actors->n_mentions + 1);
  actors->statement_of = g_new (gint32, n + 1);
  actors->spoken_by = g_new (gint32, actors->n_mentions + 1);
  memset (actors->spoken_by, 0xFF, sizeof (gint32) * actors->n_mentions);
  memset (actors->actor_of, 0xFF, sizeof (gint32) * actors->n_mentions);
  memset (actors->statement_of, 0xFF, sizeof (gint32) * n);
  actors->actors = g_array_new (FALSE, FALSE, sizeof (SgpActor));
  actors->offices = g_array_new (FALSE, FALSE, sizeof (SgpOffice));
  actors->members = g_array_new (FALSE, FALSE, sizeof (SgpMember));
  actors->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  actors->surnames = g_hash_table_new (g_str_hash, g_str_equal);
  actors->by_class = g_hash_table_new (g_str_hash, g_str_equal);
  actors->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  actors->by_head = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  place_mentions (actors);
  place_quotes (actors);
  place_speakers (actors);
}

void
sgp_actors_clear (SgpActors *actors)
{
  g_free (actors->mentions);
  g_free (actors->rows);
  g_free (actors->index_of);
  g_free (actors->actor_of);
  g_free (actors->quote_of);
  g_free (actors->statement_of);
  g_free (actors->spoken_by);
  g_array_unref (actors->actors);
  g_array_unref (actors->offices);
  g_array_unref (actors->members);
  g_hash_table_unref (actors->by_key);
  g_hash_table_unref (actors->by_class);
  g_hash_table_unref (actors->by_word);
  g_hash_table_unref (actors->surnames);
  g_hash_table_unref (actors->by_head);
}

gint32
sgp_actors_find (const SgpActors *actors, const char *key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (actors->by_key, key)) - 1;
}

/* A new actor; @key may be NULL. */
gint32
sgp_actors_add (SgpActors *actors, SgEntityType type, const char *name, const char *key)
{
  SgpActor actor = { .name = sgp_document_intern (actors->doc, name, -1), .type = type, .first = -1, .last = -1, .part_of = -1 };
  gint32 index = (gint32) actors->actors->len;
  if (key != NULL) {
    actor.key = sgp_document_intern (actors->doc, key, -1);
    g_hash_table_insert (actors->by_key, (gpointer) actor.key, GINT_TO_POINTER (index + 1));
  }
  g_array_append_val (actors->actors, actor);
  return index;
}

void
sgp_actors_assign (SgpActors *actors, gint32 mention, gint32 index)
{
  SgpActor *actor = SGP_ACTOR (actors, index);
  actors->actor_of[mention] = index;
  if (actor->first < 0 || mention < actor->first)
    actor->first = mention;
  actor->last = mention;
}

const char *
sgp_actors_intern (SgpActors *actors, gint32 first, gint32 n)
{
  SgSpan span = sg_document_get_token_span (actors->doc, (SgRange) { first, n });
  g_autofree char *copy = sg_document_dup_span (actors->doc, span);
  /* A name may be broken over two lines. */
  g_strdelimit (copy, "\n\t", ' ');
  return sgp_document_intern (actors->doc, copy, -1);
}

void
sgp_actors_write_key (const SgpActors *actors, gint32 first, gint32 n, char *key, gsize size)
{
  gsize length = 0;
  key[0] = '\0';
  for (gint32 i = first; i < first + n; i++) {
    gsize added = strlen (actors->tokens[i].form);
    gboolean blank = i > first && actors->tokens[i].span.off > sg_span_end (actors->tokens[i - 1].span);
    if (length + added + 2 > size)
      return;
    if (blank)
      key[length++] = ' ';
    memcpy (key + length, actors->tokens[i].form, added + 1);
    length += added;
  }
}

gboolean
sgp_actors_is_form (const SgpActors *actors, gint32 i, const char *form)
{
  return i >= 0 && i < actors->n_tokens && strcmp (actors->tokens[i].form, form) == 0;
}

gboolean
sgp_actors_is_one_of (const SgpActors *actors, gint32 i, const char *const *forms)
{
  for (; *forms != NULL; forms++)
    if (sgp_actors_is_form (actors, i, *forms))
      return TRUE;
  return FALSE;
}

gint32
sgp_actors_get_sentence (const SgpActors *actors, gint32 mention)
{
  return actors->tokens[actors->mentions[mention].tokens.first].sentence;
}

gint32
sgp_actors_get_speaker (const SgpActors *actors, gint32 mention)
{
  gint32 n, quote = actors->quote_of[mention];
  const SgStatement *statements = sg_document_get_statements (actors->doc, &n);
  if (quote < 0 || actors->statement_of[quote] < 0)
    return -1;
  SgRange range = statements[actors->statement_of[quote]].speakers;
  const SgSpeaker *speakers = sg_document_get_speakers (actors->doc, range);
  return range.n > 0 && speakers[0].mention >= 0 ? actors->actor_of[actors->index_of[speakers[0].mention]] : -1;
}

gboolean
sgp_actors_is_headline (const SgpActors *actors, gint32 mention)
{
  gint32 n;
  gint32 paragraph = sg_document_get_sentences (actors->doc, &n)[sgp_actors_get_sentence (actors, mention)].paragraph;
  return sg_document_get_paragraphs (actors->doc, &n)[paragraph].kind == SG_PARAGRAPH_HEADLINE;
}

/* Whether the mention is the subject of its clause: by the tree, or first in its sentence. */
gboolean
sgp_actors_is_subject (const SgpActors *actors, gint32 mention)
{
  const SgMention *m = &actors->mentions[mention];
  if (m->head < 0)
    return FALSE;
  const SgToken *head = &actors->tokens[m->head];
  if (head->deprel != NULL)
    return g_str_has_prefix (head->deprel, "nsubj");
  gint32 first = m->tokens.first;
  return first == 0 || actors->tokens[first - 1].sentence != head->sentence
         || strcmp (actors->tokens[first - 1].form, ",") == 0 || actors->tokens[first - 1].form[0] == '"';
}

/* The words of a description without determiner and possessor. */
SgRange
sgp_actors_strip (const SgpActors *actors, SgRange tokens)
{
  static const char *const words[] = { "the", "a", "an", "this", "that", "these", "those", "his", "her", "their", "its", "our", "my",
                                       "your", "some", "many", "several", "one", "another", "other", NULL };
  while (tokens.n > 1 && sgp_actors_is_one_of (actors, tokens.first, words)) {
    tokens.first++;
    tokens.n--;
  }
  return tokens;
}
