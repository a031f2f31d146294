/* SPDX-License-Identifier: MIT
 *
 * Resolution: cases/resolution.txt holds texts and, below the bar, one line an
 * entity that has a name, a role or that a pronoun goes back to:
 *
 *     Ann Lee (person): Ms Lee, the mayor; she, her
 *     British Government (organization, part of United Kingdom)
 *
 * its name, type, what it is part of, other wordings; and its pronouns in order.
 * "nobody: it, they" lists pronouns without an entity.
 */
#include "cases.h"
#include "read-document.h"

#include <stancegraph/stancegraph.h>
#include <string.h>

/* The pronouns, and phrases for several, of an entity; -1: of nobody. */
static void
print_pronouns (const SgDocument *doc, gint32 entity, const char *lead, GString *out)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    if (mentions[i].entity != entity || mentions[i].kind != SG_ALIAS_PRONOUN)
      continue;
    g_autofree char *words = sg_document_dup_span (doc, mentions[i].span);
    g_string_append_printf (out, "%s %s", lead, words);
    lead = ",";
  }
}

static void
print_entity (const SgDocument *doc, const SgEntity *entities, gint32 i, GString *out)
{
  const SgAlias *aliases = sg_document_get_aliases (doc, entities[i].aliases);
  g_string_append_printf (out, "%s (%s", entities[i].name, sg_entity_type_get_name (entities[i].type));
  if (entities[i].part_of >= 0)
    g_string_append_printf (out, ", part of %s", entities[entities[i].part_of].name);
  g_string_append (out, ")");
  for (gint32 k = 0; k < entities[i].aliases.n; k++)
    g_string_append_printf (out, "%s %s", k == 0 ? ":" : ",", aliases[k].text);
  print_pronouns (doc, i, ";", out);
  g_string_append_c (out, '\n');
}

static char *
print_entities (const char *input, gpointer pipeline)
{
  g_autoptr (SgDocument) doc = read_document (pipeline, input);
  GString *out = g_string_new (NULL);
  gint32 n;
  const SgEntity *entities = sg_document_get_entities (doc, &n);
  for (gint32 i = 0; i < n; i++)
    print_entity (doc, entities, i, out);
  g_autoptr (GString) nobody = g_string_new (NULL);
  print_pronouns (doc, -1, "nobody:", nobody);
  if (nobody->len > 0)
    g_string_append_printf (out, "%s\n", nobody->str);
  if (out->len == 0)
    g_string_append (out, "none\n");
  return g_string_free (out, FALSE);
}

/* A statement that two people speak through one phrase has both as speakers. */
static void
test_members (gconstpointer pipeline)
{
  g_autoptr (SgDocument) doc = read_document (pipeline, "France and Denmark met in Oslo on Friday. The two countries said the ferry was safe.");
  gint32 n, n_mentions, speakers = 0;
  const SgStatement *statements = sg_document_get_statements (doc, &n);
  const SgMention *mentions = sg_document_get_mentions (doc, &n_mentions);
  const SgEntity *entities = sg_document_get_entities (doc, &n);
  sg_document_get_statements (doc, &n);
  for (gint32 i = 0; i < n; i++) {
    const SgSpeaker *rows = sg_document_get_speakers (doc, statements[i].speakers);
    for (gint32 k = 0; k < statements[i].speakers.n && statements[i].kind == SG_STATEMENT_INDIRECT; k++) {
      gint32 entity = mentions[rows[k].mention].entity;
      g_assert_cmpint (entity, >=, 0);
      g_assert_cmpint (entities[entity].type, ==, SG_ENTITY_COUNTRY);
      speakers++;
    }
  }
  g_assert_cmpint (speakers, ==, 2);
}

/* Many people and offices; what takes time by their square would hang. */
static void
test_long_text (gconstpointer pipeline)
{
  g_autoptr (GString) text = g_string_new (NULL);
  for (gint i = 0; i < 3200; i++)
    g_string_append_printf (text, "Mayor Ann Lee%d met the senator. She told Lee that the two would ask the police of Town%d.\n\n", i % 97, i);
  g_autoptr (SgDocument) doc = read_document (pipeline, text->str);
  gint32 entities;
  sg_document_get_entities (doc, &entities);
  g_assert_cmpint (entities, >, 97);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgPipeline) pipeline = sg_pipeline_new (SG_LAYER_DEFAULT, &error);
  g_assert_no_error (error);
  cases_add ("resolution.txt", print_entities, pipeline);
  g_test_add_data_func ("/resolution/members", pipeline, test_members);
  g_test_add_data_func ("/resolution/long-text", pipeline, test_long_text);
  return cases_finish ();
}
