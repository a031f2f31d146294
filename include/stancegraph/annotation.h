/* SPDX-License-Identifier: MIT
 *
 * What the text and language stages add to a document: paragraphs, sentences,
 * tokens with tags and a dependency tree (Universal Dependencies version 2),
 * and names. Rows of one kind stand in order of the text and do not overlap.
 *
 *     paragraph  |---------------------------------------------|
 *     sentence   |------------------| |------------------------|
 *     token      |---||-----||--||--| |--||---||-----||---||---|
 *     name            |-------------|
 */
#pragma once

#include <stancegraph/span.h>

G_BEGIN_DECLS

/* Enum value, name. Only prose, headlines and list items are read. */
#define SG_PARAGRAPH_LIST(X) \
  X (PROSE, "prose") \
  X (HEADLINE, "headline") \
  X (ITEM, "item") \
  X (ASIDE, "aside")

#define SG_PARAGRAPH_ENUM(NAME, name) SG_PARAGRAPH_##NAME,
/**
 * SgParagraphKind:
 * @SG_PARAGRAPH_PROSE: running text
 * @SG_PARAGRAPH_HEADLINE: the title of the article or of a section in it
 * @SG_PARAGRAPH_ITEM: an item of a list
 * @SG_PARAGRAPH_ASIDE: no prose: caption, link to another article, share
 *   widget, script remnant. It gets no sentences and is never read.
 */
typedef enum { SG_PARAGRAPH_LIST (SG_PARAGRAPH_ENUM) SG_N_PARAGRAPHS } SgParagraphKind;
#undef SG_PARAGRAPH_ENUM

/* A paragraph is a line, or lines up to an empty one (see core/text). */
typedef struct {
  SgSpan span;
  SgParagraphKind kind;
  SgRange sentences;
} SgParagraph;

typedef struct {
  SgSpan span;
  SgRange tokens;
  gint32 paragraph;
} SgSentence;

/* The UPOS tags of UD version 2. */
#define SG_UPOS_LIST(U) \
  U (X) U (ADJ) U (ADP) U (ADV) U (AUX) U (CCONJ) U (DET) U (INTJ) U (NOUN) \
  U (NUM) U (PART) U (PRON) U (PROPN) U (PUNCT) U (SCONJ) U (SYM) U (VERB)

#define SG_UPOS_ENUM(NAME) SG_UPOS_##NAME,
typedef enum { SG_UPOS_LIST (SG_UPOS_ENUM) SG_N_UPOS } SgUpos;
#undef SG_UPOS_ENUM

/**
 * SgToken:
 * @span: where it stands; tokens never overlap ("don't" is "do" and "n't")
 * @form: lower case, curly apostrophes made straight; owned by the document
 * @lemma: dictionary form, lower case; owned by the document
 * @xpos: Penn Treebank tag as in UD English; static
 * @deprel: UD relation to @head, with subtype ("nsubj:pass"); static; NULL
 *   where there is no tree
 * @head: index of the governing token in the document, -1 at the root
 * @sentence: index of its sentence
 * @upos: UD part of speech
 */
typedef struct {
  SgSpan span;
  const char *form;
  const char *lemma;
  const char *xpos;
  const char *deprel;
  gint32 head;
  gint32 sentence;
  SgUpos upos;
} SgToken;

/* Enum value, name in JSON. */
#define SG_ENTITY_LIST(X) \
  X (PERSON, "person") \
  X (COUNTRY, "country") \
  X (ORGANIZATION, "organization") \
  X (GROUP, "group") \
  X (PLACE, "place") \
  X (OTHER, "other")

#define SG_ENTITY_ENUM(NAME, name) SG_ENTITY_##NAME,
typedef enum { SG_ENTITY_LIST (SG_ENTITY_ENUM) SG_N_ENTITY_TYPES } SgEntityType;
#undef SG_ENTITY_ENUM

/* A name: tokens [tokens.first, tokens.first + tokens.n), without its title. */
typedef struct {
  SgRange tokens;
  SgEntityType type;
} SgName;

const char *sg_paragraph_kind_get_name (SgParagraphKind kind);
const char *sg_upos_get_name (SgUpos upos);
const char *sg_entity_type_get_name (SgEntityType type);

G_END_DECLS
