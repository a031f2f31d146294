/* SPDX-License-Identifier: MIT
 *
 * What the parser judges by: hashes of words, tags and clusters of those that
 * are next to be joined, alone and together, and of what hangs on them already.
 *
 *     stack ... s1 s0, buffer b0 b1 b2    s0l, s0r: outermost children of s0, s0l2 the next
 *
 * A feature is a sum of what it is made of, each times a number of its own, and
 * of the number of the feature, mixed. All this is part of the model's format.
 */
#include "language/hash-private.h"
#include "language/parser-private.h"

/* No word, and the root, as words. */
#define NONE 1
#define ROOT 2
#define FIRST 4 /* numbers of words begin here */

#define FACTOR_A G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
#define FACTOR_B G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f)
#define FACTOR_C G_GUINT64_CONSTANT (0x165667b19e3779f9)
#define FACTOR_D G_GUINT64_CONSTANT (0xd6e8feb86659fd93)
#define FACTOR_K G_GUINT64_CONSTANT (0xa0761d6478bd642f)

static inline guint64
finish (guint64 sum)
{
  sum ^= sum >> 32;
  sum *= G_GUINT64_CONSTANT (0xe7037ed1a0b428db);
  return sum ^ sum >> 32;
}

#define FEATURE(sum) (features[k] = finish ((sum) + base + (guint64) k * FACTOR_K), k++)
#define ADD(a) FEATURE ((a) * FACTOR_A)
#define PAIR(a, b) FEATURE ((a) * FACTOR_A + (b) * FACTOR_B)
#define THREE(a, b, c) FEATURE ((a) * FACTOR_A + (b) * FACTOR_B + (c) * FACTOR_C)
#define FOUR(a, b, c, d) FEATURE ((a) * FACTOR_A + (b) * FACTOR_B + (c) * FACTOR_C + (d) * FACTOR_D)

static SgpView
make_view (const SgpWord *word, guint8 tag)
{
  SgpWordUse use = word->use;
  return (SgpView) { word->lower, FIRST + (guint64) tag, sgp_hash_pair (word->lower, tag), FIRST + (guint64) use.path,
                     FIRST + (guint64) sgp_path_prefix (use.path, 6), FIRST + (guint64) sgp_path_prefix (use.path, 4) };
}

void
sgp_parse_make_views (SgpParse *parse)
{
  parse->views[0] = (SgpView) { NONE, NONE, NONE, NONE, NONE, NONE };
  parse->views[1] = (SgpView) { ROOT, ROOT, ROOT, ROOT, ROOT, ROOT };
  for (gint32 i = 1; i < parse->n; i++)
    parse->views[i + 1] = make_view (parse->words[i], parse->tags[i]);
}

/* What is seen of a word; -1 is none. */
static inline const SgpView *
view (const SgpParse *parse, gint32 i)
{
  return &parse->views[i + 1];
}

/* A child, of which there may be none. */
typedef struct {
  const SgpView *view;
  guint64 relation;
} Child;

static inline Child
view_child (const SgpParse *parse, gint32 head, const gint16 *children)
{
  gint32 child = head >= 0 && children[head] > 0 ? children[head] : -1;
  return (Child) { view (parse, child), child > 0 ? parse->relations[child] : SGP_NO_RELATION };
}

static inline gint32
stack_at (const SgpParse *parse, gint32 depth)
{
  return depth < parse->n_stack ? parse->stack[parse->n_stack - 1 - depth] : -1;
}

static inline gint32
word_at (const SgpParse *parse, gint32 i)
{
  return i > 0 && i < parse->n ? i : -1;
}

static inline guint64
distance (gint32 from, gint32 to)
{
  gint32 d = ABS (to - from);
  return from < 0 || to < 0 ? 15 : d > 10 ? 7 : d > 5 ? 6 : (guint64) d;
}

static inline guint64
valency (const SgpParse *parse, gint32 i)
{
  return i < 0 ? 255 : (guint64) MIN (parse->n_left[i], 7) << 3 | MIN (parse->n_right[i], 7);
}

/* What moves are judged by. */
typedef struct {
  const SgpView *s0, *s1, *s2, *b0, *b1, *b2;
  Child s0l, s0r, s0l2, s0r2, s1l, s1r, b0l, b0l2;
  guint64 s0_valency;
  guint64 gap, span; /* s0 to b0, s1 to s0 */
} Views;

static inline void
look (const SgpParse *parse, Views *v)
{
  gint32 s0 = stack_at (parse, 0), s1 = stack_at (parse, 1), b0 = word_at (parse, parse->next);
  v->s0 = view (parse, s0);
  v->s1 = view (parse, s1);
  v->s2 = view (parse, stack_at (parse, 2));
  v->b0 = view (parse, b0);
  v->b1 = view (parse, word_at (parse, parse->next + 1));
  v->b2 = view (parse, word_at (parse, parse->next + 2));
  v->s0l = view_child (parse, s0, parse->left);
  v->s0r = view_child (parse, s0, parse->right);
  v->s0l2 = view_child (parse, s0, parse->left2);
  v->s0r2 = view_child (parse, s0, parse->right2);
  v->s1l = view_child (parse, s1, parse->left);
  v->s1r = view_child (parse, s1, parse->right);
  v->b0l = view_child (parse, b0, parse->left);
  v->b0l2 = view_child (parse, b0, parse->left2);
  v->s0_valency = valency (parse, s0);
  v->gap = distance (s0, b0);
  v->span = distance (s1, s0);
}

/* Words alone and in pairs; the number of the feature goes on from @k. */
static inline gint32
add_words (const Views *v, guint64 *features, gint32 k)
{
  const guint64 base = 0;
  ADD (v->s0->word);
  ADD (v->s0->both);
  ADD (v->b1->both);
  ADD (v->b2->both);
  PAIR (v->s0->tag, v->b0->both);
  PAIR (v->s0->tag, v->b0->tag);
  PAIR (v->s1->word, v->s0->word);
  PAIR (v->s1->tag, v->s0->both);
  PAIR (v->b0->both, v->b1->tag);
  PAIR (v->b0->tag, v->b1->both);
  PAIR (v->s1->both, v->b0->tag);
  PAIR (v->s1->tag, v->b0->both);
  return k;
}

/* Three tags and more. */
static inline gint32
add_triples (const Views *v, guint64 *features, gint32 k)
{
  const guint64 base = 0;
  THREE (v->b0->tag, v->b1->tag, v->b2->tag);
  THREE (v->s0->tag, v->b0->tag, v->b1->tag);
  THREE (v->s1->tag, v->s0->tag, v->b0->tag);
  THREE (v->s2->tag, v->s1->tag, v->s0->tag);
  THREE (v->s0->word, v->b0->tag, v->b1->tag);
  THREE (v->s0->tag, v->b0->word, v->b1->tag);
  THREE (v->s1->word, v->s0->tag, v->b0->tag);
  THREE (v->s1->tag, v->s0->word, v->b0->tag);
  THREE (v->s1->tag, v->s0->tag, v->b0->word);
  FOUR (v->s1->tag, v->s0->tag, v->b0->tag, v->b1->tag);
  FOUR (v->s2->tag, v->s1->tag, v->s0->tag, v->b0->tag);
  return k;
}

/* What hangs on the words already. */
static inline gint32
add_children (const Views *v, guint64 *features, gint32 k)
{
  const guint64 base = 0;
  PAIR (v->s0->tag, v->s0l.view->both);
  PAIR (v->s0->tag, v->s0r.view->both);
  PAIR (v->s1->tag, v->s1l.view->both);
  PAIR (v->s1->tag, v->s1r.view->both);
  PAIR (v->b0->tag, v->b0l.view->both);
  PAIR (v->s0->both, v->s0l.relation);
  PAIR (v->s0->both, v->s0r.relation);
  THREE (v->s0->tag, v->s0l.view->tag, v->b0->tag);
  THREE (v->s0->tag, v->s0r.view->tag, v->b0->tag);
  THREE (v->s0->tag, v->b0l.view->tag, v->b0->tag);
  THREE (v->s1->tag, v->s1r.view->tag, v->s0->tag);
  THREE (v->s1->tag, v->s0r.view->tag, v->s0->tag);
  FOUR (v->s1->tag, v->s0l.relation, v->s0->tag, v->b0->tag);
  FOUR (v->s0->tag, v->s0l.relation, v->s0r.relation, v->b0->tag);
  FOUR (v->s0->tag, v->s0l.relation, v->s0l2.relation, v->s0_valency);
  THREE (v->s0->tag, v->s0r.relation, v->s0r2.relation);
  THREE (v->b0->tag, v->b0l.relation, v->b0l2.relation);
  THREE (v->s1->tag, v->s0l.view->word, v->s0->both);
  PAIR (v->s0->both, v->s0_valency);
  return k;
}

/* Clusters in the place of words, and their beginnings in that of tags. */
static inline gint32
add_clusters (const Views *v, guint64 *features, gint32 k)
{
  const guint64 base = 0;
  PAIR (v->s0->path, v->s0->tag);
  PAIR (v->b0->path, v->b0->tag);
  PAIR (v->b1->path, v->b1->tag);
  PAIR (v->s0->path, v->b0->path);
  PAIR (v->s0->middle, v->b0->middle);
  PAIR (v->s1->middle, v->s0->middle);
  THREE (v->s0->top, v->b0->top, v->b1->top);
  THREE (v->s1->top, v->s0->top, v->b0->top);
  THREE (v->s1->path, v->s0l.view->path, v->s0->path);
  return k;
}

static inline gint32
add_distances (const Views *v, guint64 *features, gint32 k)
{
  const guint64 base = 0;
  PAIR (v->gap, v->s0->both);
  THREE (v->gap, v->s0->tag, v->b0->tag);
  PAIR (v->span, v->s1->both);
  THREE (v->span, v->s1->tag, v->s0->tag);
  return k;
}

gint32
sgp_parse_move_features (const SgpParse *parse, guint64 *features)
{
  Views views;
  look (parse, &views);
  gint32 k = add_words (&views, features, 0);
  k = add_triples (&views, features, k);
  k = add_children (&views, features, k);
  k = add_clusters (&views, features, k);
  return add_distances (&views, features, k);
}

/* Of an arc: child and head, and what stands beside them. */
static inline gint32
add_arc (const SgpParse *parse, gint32 child, gint32 head, guint64 base, guint64 *features)
{
  gint32 k = 0;
  const SgpView *c = view (parse, child), *h = view (parse, head);
  const SgpView *before = view (parse, word_at (parse, child - 1)), *after = view (parse, word_at (parse, child + 1));
  const SgpView *h_before = view (parse, word_at (parse, head - 1)), *h_after = view (parse, word_at (parse, head + 1));
  ADD (c->word);
  ADD (c->both);
  ADD (h->both);
  PAIR (c->tag, h->tag);
  PAIR (c->both, h->tag);
  PAIR (c->tag, h->both);
  PAIR (c->path, h->tag);
  PAIR (c->tag, h->path);
  PAIR (c->path, h->path);
  THREE (before->tag, c->tag, h->tag);
  THREE (c->tag, after->tag, h->tag);
  THREE (c->tag, h_before->tag, h->tag);
  THREE (c->tag, h->tag, h_after->tag);
  PAIR (distance (child, head), c->both);
  PAIR (parse->words[child]->suffix[2], h->tag);
  return k;
}

/* Of an arc: what hangs on child and head already. */
static inline gint32
add_family (const SgpParse *parse, gint32 child, gint32 head, guint64 base, guint64 *features, gint32 k)
{
  gboolean left = head > child;
  const SgpView *c = view (parse, child), *h = view (parse, head);
  const SgpView *next = view (parse, word_at (parse, parse->next));
  Child first = view_child (parse, child, parse->left), second = view_child (parse, child, parse->left2);
  Child last = view_child (parse, child, parse->right), subject = view_child (parse, head, parse->left);
  Child beside = view_child (parse, head, left ? parse->left : parse->right);
  THREE (first.view->both, c->tag, h->tag);
  PAIR (first.relation, c->both);
  FOUR (first.relation, first.view->tag, c->tag, h->tag);
  FOUR (first.relation, second.relation, c->tag, h->tag);
  THREE (second.view->word, c->tag, h->tag);
  THREE (last.relation, c->tag, h->tag);
  THREE (last.view->both, c->tag, h->tag);
  THREE (beside.relation, c->tag, h->tag);
  PAIR (beside.view->both, c->tag);
  THREE (subject.relation, c->tag, h->both);
  FOUR (subject.relation, beside.relation, c->tag, h->tag);
  THREE (valency (parse, child), c->tag, h->tag);
  THREE (next->tag, c->tag, h->tag);
  return k;
}

gint32
sgp_parse_relation_features (const SgpParse *parse, gint32 child, gint32 head, guint64 *features)
{
  guint64 base = head > child ? FACTOR_D : 0;
  return add_family (parse, child, head, base, features, add_arc (parse, child, head, base, features));
}
