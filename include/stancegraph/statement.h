/* SPDX-License-Identifier: MIT
 *
 * What the discourse stages add: quotations, mentions of actors, entities,
 * statements and stance ties.
 *
 *     "It failed,"  Patel   said   of the French.
 *     |- content -| mention |cue|     |mention-|
 *                   speaker            target of a tie with stance blame
 *
 * A statement is words or a thought attributed to somebody, or (kind act) a
 * deed of one actor towards another that the article reports. The holder of a
 * stance is always a speaker of the statement that its tie belongs to; what is
 * reported inside another's words is a statement of its own with a parent.
 */
#pragma once

#include <stancegraph/annotation.h>

G_BEGIN_DECLS

/* Enum value, name in JSON. */
#define SG_STATEMENT_LIST(X) \
  X (DIRECT, "direct") X (INDIRECT, "indirect") X (MIXED, "mixed") X (ACT, "act")

#define SG_STANCE_LIST(X) \
  X (NONE, "none") X (BLAME, "blame") X (COOPERATE, "cooperate") X (NEUTRAL, "neutral")

/* PLOVER's event types; the name in JSON is the same word. */
#define SG_ACT_LIST(X) \
  X (NONE) X (AGREE) X (CONSULT) X (SUPPORT) X (COOPERATE) X (AID) X (CONCEDE) X (REQUEST) \
  X (ACCUSE) X (REJECT) X (THREATEN) X (PROTEST) X (SANCTION) X (MOBILIZE) X (COERCE) \
  X (ASSAULT) X (RETREAT)

#define SG_ALIAS_LIST(X) \
  X (NAME, "name") X (ROLE, "role") X (DESCRIPTION, "description") X (PRONOUN, "pronoun")

#define SG_STATEMENT_ENUM(NAME, name) SG_STATEMENT_##NAME,
#define SG_STANCE_ENUM(NAME, name) SG_STANCE_##NAME,
#define SG_ACT_ENUM(NAME) SG_ACT_##NAME,
#define SG_ALIAS_ENUM(NAME, name) SG_ALIAS_##NAME,
typedef enum { SG_STATEMENT_LIST (SG_STATEMENT_ENUM) SG_N_STATEMENT_KINDS } SgStatementKind;
typedef enum { SG_STANCE_LIST (SG_STANCE_ENUM) SG_N_STANCES } SgStance;
typedef enum { SG_ACT_LIST (SG_ACT_ENUM) SG_N_ACTS } SgAct;
typedef enum { SG_ALIAS_LIST (SG_ALIAS_ENUM) SG_N_ALIAS_KINDS } SgAliasKind;
#undef SG_STATEMENT_ENUM
#undef SG_STANCE_ENUM
#undef SG_ACT_ENUM
#undef SG_ALIAS_ENUM

/**
 * SgQuote:
 * @span: the quotation with its marks, inside one paragraph
 * @tokens: the tokens inside, marks included
 * @previous: the quote of an earlier paragraph that this one continues, or -1
 * @closed: whether a closing mark was found
 */
typedef struct {
  SgSpan span;
  SgRange tokens;
  gint32 previous;
  gboolean closed;
} SgQuote;

/**
 * SgMention:
 * @span: its bytes, title included ("Home Secretary Priti Patel")
 * @tokens: the same as tokens; empty in a document read back from JSON
 * @head: the token that carries it ("Patel"), the anchor in the tree, or -1
 * @entity: who it is, or -1 where nobody could be found
 * @name: the row of the name inside it, or -1 (a role, a pronoun)
 * @type: what kind of actor
 * @kind: name, role ("the mayor of Calais"), description or pronoun
 * @plural: it speaks of several ("the two countries", "they")
 * @members: where it speaks of several entities, the first is @entity, and
 *   these rows of mentions, of the same words, hold the others; else empty
 */
typedef struct {
  SgSpan span;
  SgRange tokens;
  gint32 head;
  gint32 entity;
  gint32 name;
  SgEntityType type;
  SgAliasKind kind;
  gboolean plural;
  SgRange members;
} SgMention;

/* How an entity was called, each wording once. */
typedef struct {
  const char *text;
  SgAliasKind kind;
} SgAlias;

/**
 * SgEntity:
 * @name: the fullest name in the article, or the table's for a country
 * @type: what kind of actor
 * @part_of: the entity it belongs to (the country of a government), or -1
 * @aliases: rows of the document's aliases
 */
typedef struct {
  const char *name;
  SgEntityType type;
  gint32 part_of;
  SgRange aliases;
} SgEntity;

/* @mention beside this statement ("he"), or -1; @confidence in 0..1. */
typedef struct {
  gint32 mention;
  gdouble confidence;
} SgSpeaker;

/**
 * SgStatement:
 * @kind: by the share of its content inside quotation marks, or act
 * @content: spans of the words attributed, quotation marks included
 * @cue: spans of what attributes them ("said", a colon); may be empty
 * @speakers: rows of the document's speakers; empty where nobody is named
 * @addressees: the same, for those spoken to ("told Johnson")
 * @parent: the statement that reports this one, or -1
 * @confidence: P(content and speaker right)
 */
typedef struct {
  SgStatementKind kind;
  SgRange content;
  SgRange cue;
  SgRange speakers;
  SgRange addressees;
  gint32 parent;
  gdouble confidence;
} SgStatement;

/**
 * SgTie:
 * @source: entity that takes the stance; speaks @statement
 * @target: entity towards which
 * @stance: blame, cooperate or neutral
 * @act: PLOVER event type
 * @statement: where it was said or done; never -1
 * @evidence: spans of text that show it, two sentences at most
 * @why: the frame that made it, "verb:slam/obj"; owned by the document
 * @confidence: P(source, stance and target right)
 */
typedef struct {
  gint32 source, target;
  SgStance stance;
  SgAct act;
  gint32 statement;
  SgRange evidence;
  const char *why;
  gdouble confidence;
} SgTie;

const char *sg_statement_kind_get_name (SgStatementKind kind);
const char *sg_stance_get_name (SgStance stance);
const char *sg_act_get_name (SgAct act);
const char *sg_alias_kind_get_name (SgAliasKind kind);

G_END_DECLS
