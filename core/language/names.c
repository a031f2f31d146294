/* SPDX-License-Identifier: MIT
 *
 * Tokens in, names out. Segments that may be names are read sentence by
 * sentence; what each is, is decided for the whole document, since most names
 * come more than once and are plain at one of these places:
 *
 *     Lawmaker Franck Dhersin spoke.  Later Dhersin left.
 *              person, by the role          person, by the full name
 *
 * All evidence for one wording is summed. A lone word takes the type of the
 * longer name it belongs to; "Full Name (FN)" makes FN the same. Headlines in
 * title case are read last: only what the body or the tables know is a name.
 */
#include "language/names-private.h"

#include "document-private.h"
#include "language/name-text-private.h"

#include <string.h>

#define MAX_NAME_BYTES 255
#define MAX_HEADLINE_NAME 6
/* With less evidence a name is a name, but of what is open. */
#define MIN_SCORE 0.4f

struct _SgpNames {
  SgpGazetteer *gazetteer;
};

/* What speaks for a wording, over the document; @part: as a word of a longer name;
 * @sure: a table or a title knows it; @surname: as its last word. */
typedef struct {
  gfloat score[SG_N_ENTITY_TYPES];
  gfloat part[SG_N_ENTITY_TYPES];
  gboolean sure, surname;
} Evidence;

typedef struct {
  SgpNameText text;
  GHashTable *evidence; /* wording -> Evidence */
} Decision;

SgpNames *
sgp_names_new (const SgLexicon *lexicon, SgLayerFlags flags, GError **error)
{
  (void) flags;
  g_autoptr (SgpGazetteer) gazetteer = sgp_gazetteer_new (lexicon, error);
  if (gazetteer == NULL)
    return NULL;
  SgpNames *names = g_new0 (SgpNames, 1);
  names->gazetteer = g_steal_pointer (&gazetteer);
  return names;
}

void
sgp_names_free (SgpNames *names)
{
  sgp_gazetteer_free (names->gazetteer);
  g_free (names);
}

/* The forms of tokens, parted by blanks; FALSE where that is too long. */
static gboolean
write_wording (const SgpNameText *text, gint32 first, gint32 n, char *wording)
{
  gsize length = 0;
  for (gint32 i = first; i < first + n; i++) {
    gsize added = strlen (text->tokens[i].form);
    if (length + added + 1 > MAX_NAME_BYTES)
      return FALSE;
    if (i > first)
      wording[length++] = ' ';
    memcpy (wording + length, text->tokens[i].form, added);
    length += added;
  }
  wording[length] = '\0';
  return length > 0;
}

/* The evidence for a wording; made where there is none and @make is set. */
static Evidence *
get_evidence (Decision *decision, gint32 first, gint32 n, gboolean make)
{
  char wording[MAX_NAME_BYTES + 1];
  if (!write_wording (&decision->text, first, n, wording))
    return NULL;
  Evidence *evidence = g_hash_table_lookup (decision->evidence, wording);
  if (evidence == NULL && make) {
    evidence = g_new0 (Evidence, 1);
    g_hash_table_insert (decision->evidence, g_strdup (wording), evidence);
  }
  return evidence;
}

/* A lone word that is part of this name speaks for its type: "Patel", "Airbus". */
static void
add_parts (Decision *decision, const SgpSegment *segment, SgEntityType type)
{
  const SgpNameText *text = &decision->text;
  gint32 last = segment->first + segment->n - 1;
  if (segment->n < 2 || (type != SG_ENTITY_PERSON && type != SG_ENTITY_ORGANIZATION && type != SG_ENTITY_PLACE))
    return;
  for (gint32 i = segment->first; i <= last; i++) {
    if (!sgp_name_text_is_capital (text, i) || text->tokens[i].span.len < 3)
      continue;
    if (type != SG_ENTITY_PERSON && (type == SG_ENTITY_PLACE ? i < last : i > segment->first))
      continue;
    if (type != SG_ENTITY_PERSON
        && sgp_gazetteer_find (text->gazetteer, SGP_LIST_WORDS, text->tokens[i].form) != NULL)
      continue;
    Evidence *part = get_evidence (decision, i, 1, TRUE);
    part->part[type] = type == SG_ENTITY_PERSON ? 4 : 1.2f;
    part->surname |= type == SG_ENTITY_PERSON && i == last;
  }
}

/* The initials of a name's words, small words left out; FALSE where too long. */
static gboolean
has_initials (const SgpNameText *text, const SgpSegment *segment, const char *acronym)
{
  for (gint32 i = segment->first; i < segment->first + segment->n; i++) {
    if (text->written[i].letters < SGP_CASE_CAPITAL)
      continue;
    if (*acronym == '.')
      acronym++;
    if (*acronym == '\0' || *acronym != text->tokens[i].form[0])
      return FALSE;
    acronym++;
  }
  return *acronym == '\0' || strcmp (acronym, ".") == 0;
}

/* "Full Name (FN)": the acronym is what the name is. */
static void
add_acronym (Decision *decision, const SgpSegment *segment, SgEntityType type)
{
  const SgpNameText *text = &decision->text;
  gint32 i = segment->first + segment->n;
  if (i + 2 >= text->n_tokens || strcmp (text->tokens[i].form, "(") != 0 || strcmp (text->tokens[i + 2].form, ")") != 0
      || text->written[i + 1].letters != SGP_CASE_UPPER || !has_initials (text, segment, text->tokens[i + 1].form))
    return;
  Evidence *evidence = get_evidence (decision, i + 1, 1, TRUE);
  evidence->score[type] += 4;
}

static SgEntityType
find_best (const gfloat *score)
{
  SgEntityType best = SG_ENTITY_OTHER;
  for (gint32 type = 0; type < SG_N_ENTITY_TYPES; type++)
    if (score[type] > score[best])
      best = (SgEntityType) type;
  return best;
}

/* What stands in a list with a name that is sure is likely the same: "Peru, Iquitos and Lima". */
static void
weigh_lists (GArray *segments, const SgpNameText *text)
{
  for (guint i = 0; i + 1 < segments->len; i++) {
    SgpSegment *a = &g_array_index (segments, SgpSegment, i), *b = &g_array_index (segments, SgpSegment, i + 1);
    if (b->first != a->first + a->n + 1 || a->sure == b->sure || text->tokens[a->first].sentence != text->tokens[b->first].sentence
        || (strcmp (text->tokens[b->first - 1].form, ",") != 0 && strcmp (text->tokens[b->first - 1].form, "and") != 0))
      continue;
    SgEntityType type = a->sure ? a->type : b->type;
    (a->sure ? b : a)->score[type == SG_ENTITY_COUNTRY ? SG_ENTITY_PLACE : type] += 0.8f;
  }
}

/* Sums the evidence of all segments by wording. */
static void
sum_evidence (Decision *decision)
{
  GArray *segments = decision->text.segments;
  weigh_lists (segments, &decision->text);
  for (guint i = 0; i < segments->len; i++) {
    SgpSegment *segment = &g_array_index (segments, SgpSegment, i);
    if (!segment->sure)
      sgp_segments_weigh (&decision->text, segment);
    Evidence *evidence = get_evidence (decision, segment->first, segment->n, TRUE);
    if (evidence == NULL)
      continue;
    for (gint32 type = 0; type < SG_N_ENTITY_TYPES; type++)
      evidence->score[type] += segment->score[type];
    evidence->sure |= segment->sure;
  }
}

/* Tells words what longer name they belong to, and acronyms what they stand for. */
static void
spread_evidence (Decision *decision)
{
  GArray *segments = decision->text.segments;
  for (guint i = 0; i < segments->len; i++) {
    SgpSegment *segment = &g_array_index (segments, SgpSegment, i);
    Evidence *evidence = get_evidence (decision, segment->first, segment->n, FALSE);
    if (evidence == NULL || segment->n < 2)
      continue;
    SgEntityType type = find_best (evidence->score);
    add_parts (decision, segment, type);
    add_acronym (decision, segment, type);
  }
}

/* A lone word of which little is known is what it is joined to: "Brackwell and Ostermere",
 * where it is "the mayor of Ostermere" elsewhere. */
static void
spread_lists (Decision *decision)
{
  const SgpNameText *text = &decision->text;
  for (guint i = 0; i + 1 < text->segments->len; i++) {
    const SgpSegment *a = &g_array_index (text->segments, SgpSegment, i), *b = a + 1;
    if (b->first != a->first + a->n + 1 || strcmp (text->tokens[b->first - 1].form, "and") != 0 || a->n > 1 || b->n > 1)
      continue;
    Evidence *x = get_evidence (decision, a->first, a->n, FALSE), *y = get_evidence (decision, b->first, b->n, FALSE);
    if (x == NULL || y == NULL)
      continue;
    Evidence *weak = x->score[SG_ENTITY_PLACE] > y->score[SG_ENTITY_PLACE] ? y : x, *strong = weak == x ? y : x;
    if (find_best (strong->score) == SG_ENTITY_PLACE && strong->score[SG_ENTITY_PLACE] >= 1.5f && !weak->sure
        && weak->part[SG_ENTITY_PERSON] <= 0 && weak->score[find_best (weak->score)] < 1.5f)
      weak->score[SG_ENTITY_PLACE] += 1.5f;
  }
}

/* The type of a segment, by all that is known of its wording. */
static SgEntityType
decide (Decision *decision, const SgpSegment *segment)
{
  Evidence *evidence = get_evidence (decision, segment->first, segment->n, FALSE);
  if (evidence == NULL)
    return segment->type;
  /* What stands about a lone surname counts for little. */
  if (segment->n == 1 && evidence->part[SG_ENTITY_PERSON] > 0 && !evidence->sure)
    return SG_ENTITY_PERSON;
  gfloat score[SG_N_ENTITY_TYPES];
  for (gint32 type = 0; type < SG_N_ENTITY_TYPES; type++)
    score[type] = evidence->score[type] + (segment->n == 1 ? evidence->part[type] : 0);
  if (segment->sure)
    score[segment->type] += 2;
  SgEntityType best = find_best (score);
  return score[best] < MIN_SCORE ? SG_ENTITY_OTHER : best;
}

/* Appends a name unless it overlaps the last one. */
static void
add_name (SgDocument *doc, SgRange tokens, SgEntityType type)
{
  gint32 n;
  const SgName *names = sg_document_get_names (doc, &n);
  if (n == 0 || names[n - 1].tokens.first + names[n - 1].tokens.n <= tokens.first)
    sgp_document_add_name (doc, tokens, type);
}

/* The longest known name at a token of a headline; 0 where there is none. */
static gint32
match_headline (Decision *decision, gint32 first, gint32 end, SgEntityType *type)
{
  const SgpNameText *text = &decision->text;
  if (!sgp_name_text_is_capital (text, first))
    return 0;
  for (gint32 n = MIN (MAX_HEADLINE_NAME, end - first); n > 0; n--) {
    Evidence *evidence = get_evidence (decision, first, n, FALSE);
    if (evidence == NULL)
      continue;
    gfloat score[SG_N_ENTITY_TYPES];
    for (gint32 k = 0; k < SG_N_ENTITY_TYPES; k++)
      score[k] = evidence->score[k] + (n == 1 ? evidence->part[k] : 0);
    *type = find_best (score);
    return score[*type] >= 1 ? n : 0;
  }
  return 0;
}

/* What the tables know without doubt in a headline. */
static gint32
match_table (Decision *decision, gint32 first, gint32 end, SgEntityType *type)
{
  static const struct { SgpList list; SgEntityType type; } lists[] = {
    { SGP_LIST_ORGANISATIONS, SG_ENTITY_ORGANIZATION },
    { SGP_LIST_COUNTRIES, SG_ENTITY_COUNTRY },
    { SGP_LIST_PLACES, SG_ENTITY_PLACE },
  };
  const SgpNameText *text = &decision->text;
  gint32 best = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (lists) && sgp_name_text_is_capital (text, first); i++) {
    gint32 n;
    const SgpEntry *entry = sgp_gazetteer_match (text->gazetteer, lists[i].list, text->tokens, first, end, &n);
    if (entry == NULL || n <= best || entry->kind == SGP_KIND_WORD
        || (entry->kind == SGP_KIND_ACRONYM && text->written[first].letters != SGP_CASE_UPPER))
      continue;
    best = n;
    *type = lists[i].type;
  }
  return best;
}

static gint32
read_headline (Decision *decision, SgDocument *doc, SgRange range)
{
  gint32 end = range.first + range.n, found = 0;
  for (gint32 i = range.first; i < end;) {
    SgEntityType type;
    gint32 n = match_headline (decision, i, end, &type);
    if (n == 0)
      n = match_table (decision, i, end, &type);
    if (n > 0) {
      add_name (doc, (SgRange) { i, n }, type);
      found++;
    }
    i += MAX (n, 1);
  }
  return found;
}

static gboolean
is_surname (Decision *decision, gint32 token)
{
  const SgpNameText *text = &decision->text;
  Evidence *evidence = get_evidence (decision, token, 1, FALSE);
  return (evidence != NULL && evidence->surname)
         || sgp_gazetteer_find (text->gazetteer, SGP_LIST_SURNAMES, text->tokens[token].form) != NULL;
}

/* The hyphen between the surnames of two people, "Obama-Clinton"; -1 for none. */
static gint32
find_pair (Decision *decision, const SgpSegment *segment)
{
  gint32 hyphen = segment->first + 1;
  return segment->n == 3 && strcmp (decision->text.tokens[hyphen].form, "-") == 0 && is_surname (decision, hyphen - 1)
                 && is_surname (decision, hyphen + 1)
             ? hyphen
             : -1;
}

/* Writes a segment as the name, or the two names, it is. */
static void
write_segment (Decision *decision, SgDocument *doc, const SgpSegment *segment)
{
  SgEntityType type = decide (decision, segment);
  gint32 hyphen = find_pair (decision, segment);
  if (hyphen < 0) {
    add_name (doc, (SgRange) { segment->first, segment->n }, type);
    return;
  }
  add_name (doc, (SgRange) { segment->first, hyphen - segment->first }, SG_ENTITY_PERSON);
  add_name (doc, (SgRange) { hyphen + 1, segment->first + segment->n - hyphen - 1 }, SG_ENTITY_PERSON);
}

/* Writes the names sentence by sentence, so that they stand in order. */
static void
write_names (Decision *decision, SgDocument *doc)
{
  const SgpNameText *text = &decision->text;
  guint k = 0;
  for (gint32 s = 0; s < text->n_sentences; s++) {
    SgRange range = text->sentences[s].tokens;
    if (range.n > 0 && text->written[range.first].headline)
      read_headline (decision, doc, range);
    for (; k < text->segments->len; k++) {
      SgpSegment *segment = &g_array_index (text->segments, SgpSegment, k);
      if (segment->first >= range.first + range.n)
        break;
      write_segment (decision, doc, segment);
    }
  }
}

/* Names from a tool that knows no countries, only places, and people of them:
 * what stands in the table is one, "the" set aside. */
static void
find_countries (const SgpNames *names, SgDocument *doc)
{
  gint32 n, n_tokens, length;
  const SgToken *tokens = sg_document_get_tokens (doc, &n_tokens);
  SgName *rows = sgp_document_get_name_rows (doc);
  sg_document_get_names (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    SgRange *range = &rows[i].tokens;
    if (range->n > 1 && strcmp (tokens[range->first].form, "the") == 0)
      *range = (SgRange) { range->first + 1, range->n - 1 };
    const SgpEntry *entry = sgp_gazetteer_match (names->gazetteer, SGP_LIST_COUNTRIES, tokens, range->first,
                                                 range->first + range->n, &length);
    if (entry != NULL && length == range->n && entry->kind != SGP_KIND_CAPITAL
        && rows[i].type != SG_ENTITY_PERSON && rows[i].type != SG_ENTITY_ORGANIZATION)
      rows[i].type = SG_ENTITY_COUNTRY;
  }
}

void
sgp_names_run (const SgpNames *names, SgDocument *doc)
{
  SgpGiven given = sgp_document_get_given (doc);
  if ((given & SGP_GIVEN_NAMES) != 0) {
    if ((given & SGP_GIVEN_TYPES) == 0)
      find_countries (names, doc);
    return;
  }
  Decision decision = { .evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  SgpNameText *text = &decision.text;
  sgp_name_text_init (text, names->gazetteer, doc);
  for (gint32 i = 0; i < text->n_sentences; i++) {
    SgRange range = text->sentences[i].tokens;
    if (range.n > 0 && !text->written[range.first].headline)
      sgp_segments_read (text, &text->sentences[i]);
  }
  sum_evidence (&decision);
  spread_evidence (&decision);
  spread_lists (&decision);
  write_names (&decision, doc);
  g_hash_table_unref (decision.evidence);
  sgp_name_text_clear (text);
}
