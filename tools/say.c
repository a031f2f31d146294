/* SPDX-License-Identifier: MIT
 *
 * What `show` and `edit` say of statements, ties, actors and corrections.
 */
#include "command.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

/* Longest words of a statement in a line. */
#define MAX_WORDS 72

void
say_text (const char *text, gint32 off, gint32 end)
{
  for (gint32 i = off; i < end; i++)
    putchar ((guchar) text[i] < 0x20 || text[i] == 0x7f ? (text[i] == '\n' ? '\n' : ' ') : text[i]);
}

void
say (const char *format, ...)
{
  va_list args;
  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  say_text (text, 0, (gint32) strlen (text));
}

char *
say_dup_actor (const SgStoredDocument *stored, gint32 entity)
{
  gint32 n;
  const SgEntity *entities = sg_document_get_entities (stored->document, &n);
  if (entity < 0)
    return g_strdup ("unknown");
  if (stored->actors[entity] == 0)
    return g_strdup (entities[entity].name);
  return g_strdup_printf ("%s (a%" G_GINT64_FORMAT ")", entities[entity].name, stored->actors[entity]);
}

char *
say_dup_short (const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= MAX_WORDS)
    return g_steal_pointer (&line);
  g_autofree char *start = g_utf8_substring (line, 0, MAX_WORDS - 3);
  return g_strconcat (start, "...", NULL);
}

char *
say_dup_words (const SgDocument *doc, const SgStatement *statement)
{
  const SgSpan *spans = sg_document_get_spans (doc, statement->content);
  g_autoptr (GString) words = g_string_new (NULL);
  for (gint32 i = 0; i < statement->content.n; i++) {
    g_autofree char *part = sg_document_dup_span (doc, spans[i]);
    g_string_append_printf (words, "%s%s", i > 0 ? " ... " : "", part);
  }
  return say_dup_short (words->str);
}

/* What a person has said of a row, where one has: ends the line. */
static void
say_judgement (SgOrigin origin, SgState state)
{
  if (origin != SG_ORIGIN_MACHINE)
    say ("  by hand");
  if (state == SG_STATE_REJECTED || (state == SG_STATE_CONFIRMED && origin == SG_ORIGIN_MACHINE))
    say ("  %s", sg_state_get_name (state));
  say ("\n");
}

void
say_statement (const SgStoredDocument *stored, gint32 index)
{
  gint32 n;
  const SgDocument *doc = stored->document;
  const SgStatement *statement = sg_document_get_statements (doc, &n) + index;
  const SgMention *mentions = sg_document_get_mentions (doc, &n);
  const SgSpeaker *speakers = sg_document_get_speakers (doc, statement->speakers);
  g_autofree char *words = say_dup_words (doc, statement);
  say ("s%" G_GINT64_FORMAT "  ", stored->statements[index]);
  for (gint32 i = 0; i < statement->speakers.n; i++) {
    g_autofree char *actor = say_dup_actor (stored, speakers[i].mention >= 0 ? mentions[speakers[i].mention].entity : -1);
    say ("%s%s", i > 0 ? ", " : "", actor);
  }
  say ("%s: %s", statement->speakers.n == 0 ? "nobody named" : "", words);
  say_judgement (stored->origins[index], stored->states[index]);
}

void
say_tie (const SgStoredDocument *stored, gint32 index)
{
  gint32 n;
  const SgTie *tie = sg_document_get_ties (stored->document, &n) + index;
  g_autofree char *source = say_dup_actor (stored, tie->source), *target = say_dup_actor (stored, tie->target);
  say ("t%" G_GINT64_FORMAT "  %s %s %s", stored->ties[index], source, command_get_verb (tie->stance), target);
  if (tie->act != SG_ACT_NONE)
    say ("  %s", sg_act_get_name (tie->act));
  if (stored->tie_origins[index] == SG_ORIGIN_MACHINE)
    say ("  %.2f  by %s", tie->confidence, tie->why);
  say_judgement (stored->tie_origins[index], stored->tie_states[index]);
}

/* "t17 confirmed", "t17 corrected (target: Bo Lee)". */
void
say_correction (const SgCorrectionRow *row)
{
  static const char *const done[SG_N_EDITS] = {
    [SG_EDIT_CONFIRM] = "confirmed",     [SG_EDIT_REJECT] = "rejected",       [SG_EDIT_ADD_STATEMENT] = "added",
    [SG_EDIT_ADD_TIE] = "added",         [SG_EDIT_SET_SPEAKER] = "corrected", [SG_EDIT_SET_TARGET] = "corrected",
    [SG_EDIT_SET_STANCE] = "corrected",  [SG_EDIT_SET_SPAN] = "corrected",    [SG_EDIT_RENAME] = "renamed",
    [SG_EDIT_MERGE] = "merged",          [SG_EDIT_SPLIT] = "split",
  };
  say ("c%" G_GINT64_FORMAT "  %s %s", row->id, row->about, done[row->kind]);
  if (row->value != NULL && row->kind >= SG_EDIT_SET_SPEAKER)
    say (" (%s)", row->value);
  say (" by %s", row->coder);
}

void
say_correction_fate (const SgCorrectionRow *row)
{
  say (", %s", row->time);
  if (row->note != NULL)
    say (": %s", row->note);
  if (row->status == SG_CORRECTION_UNDONE)
    say ("; undone by %s, %s", row->undone_by, row->undone_time);
  else if (row->status == SG_CORRECTION_ORPHANED)
    say ("; orphaned: %s", row->reason);
  say ("\n");
}

gint32
say_find_id (const gint64 *ids, gint32 n, gint64 id)
{
  for (gint32 i = 0; i < n; i++)
    if (ids[i] == id)
      return i;
  return -1;
}
