/* SPDX-License-Identifier: MIT
 *
 * Names as labels of words, NER=B-PER in MISC: our six types and the words that
 * other tools have for them. Read are all usual schemes of prefixes, as far as
 * they say where a name begins:
 *
 *     Ann     Lee     met  France                 Ann     Lee     met  France
 *     B-PER   I-PER   O    B-COUNTRY   (ours)     B-PER   E-PER   O    S-GPE
 *
 * An unknown label is a name of what is open; dates and numbers are no names.
 */
#include "language/conllu/conllu-private.h"

#include "document-private.h"

#include <string.h>

#define NO_NAME SG_N_ENTITY_TYPES

/* The first label of a type is the one that we write. */
static const struct {
  const char *label;
  int type;     /* SgEntityType, or NO_NAME */
} labels[] = {
  { "PER", SG_ENTITY_PERSON }, { "PERSON", SG_ENTITY_PERSON },
  { "COUNTRY", SG_ENTITY_COUNTRY },
  { "ORG", SG_ENTITY_ORGANIZATION }, { "ORGANIZATION", SG_ENTITY_ORGANIZATION },
  { "ORGANISATION", SG_ENTITY_ORGANIZATION },
  { "GROUP", SG_ENTITY_GROUP }, { "NORP", SG_ENTITY_GROUP },
  { "LOC", SG_ENTITY_PLACE }, { "LOCATION", SG_ENTITY_PLACE }, { "GPE", SG_ENTITY_PLACE }, { "FAC", SG_ENTITY_PLACE },
  { "FACILITY", SG_ENTITY_PLACE }, { "PLACE", SG_ENTITY_PLACE },
  { "MISC", SG_ENTITY_OTHER },
  { "DATE", NO_NAME }, { "TIME", NO_NAME }, { "MONEY", NO_NAME }, { "PERCENT", NO_NAME }, { "QUANTITY", NO_NAME },
  { "ORDINAL", NO_NAME }, { "CARDINAL", NO_NAME }, { "NUMBER", NO_NAME }, { "DURATION", NO_NAME }, { "SET", NO_NAME },
};

const char *
sgp_conllu_get_label (SgEntityType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].type == (int) type)
      return labels[i].label;
  return "MISC";
}

/* The label of a word, taken apart. */
typedef struct {
  char prefix;          /* one of BIESLU; 'I' where there is none */
  const char *name;
  int type;             /* NO_NAME: the word is in no name */
} Label;

static Label
read_label (const char *string)
{
  Label label = { 'I', string, SG_ENTITY_OTHER };
  if (string == NULL || *string == '\0' || strcmp (string, "O") == 0 || strcmp (string, "_") == 0)
    return (Label) { 'I', "", NO_NAME };
  if (string[1] == '-' && strchr ("BIESLU", string[0]) != NULL)
    label = (Label) { string[0], string + 2, SG_ENTITY_OTHER };
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_ascii_strcasecmp (labels[i].label, label.name) == 0)
      label.type = labels[i].type;
  return label;
}

/* Whether the name of the word before goes on. */
static gboolean
goes_on (Label before, Label label)
{
  return before.type != NO_NAME && label.type != NO_NAME && strchr ("ESLU", before.prefix) == NULL
         && strchr ("IEL", label.prefix) != NULL && strcmp (before.name, label.name) == 0;
}

/* The names of one sentence. */
static void
add_names (const SgpConlluWord *words, SgRange range, SgDocument *doc)
{
  gint32 end = range.first + range.n;
  Label before = read_label (NULL);
  SgRange tokens = { 0, 0 };
  for (gint32 i = range.first; i <= end; i++) {
    Label label = read_label (i < end ? words[i].misc.label : NULL);
    gboolean same = goes_on (before, label);
    if (!same && tokens.n > 0)
      sgp_document_add_name (doc, tokens, (SgEntityType) before.type);
    tokens = same ? (SgRange) { tokens.first, tokens.n + 1 } : (SgRange) { i, label.type != NO_NAME };
    before = label;
  }
}

/**
 * sgp_conllu_add_names:
 * @conllu: a document taken apart
 * @doc: the same with its tokens, which are the words
 */
void
sgp_conllu_add_names (const SgpConllu *conllu, SgDocument *doc)
{
  const SgpConlluWord *words = SGP_CONLLU_ROWS (const SgpConlluWord, conllu->words);
  for (guint i = 0; i < conllu->sentences->len; i++)
    add_names (words, g_array_index (conllu->sentences, SgpConlluSentence, i).words, doc);
}
