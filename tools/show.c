/* SPDX-License-Identifier: MIT
 *
 * stancegraph show: one thing of a store and why it is there. A statement or a
 * tie is shown as the paragraphs it stands in, with what was read marked in
 * brackets; an actor with its names and ties; a document with its statements.
 *
 *     $ stancegraph show channel.sg s1
 *     s1  direct statement  confidence 0.93  read
 *     d1  report (news/report.txt)
 *
 *       [content, evidence t1: "Mr Lee has failed us,"] [cue: said]
 *       [speaker a1: Ann Ray].
 *
 *     t1  Ann Ray (a1) blames Bo Lee (a2)  ACCUSE  0.90  by verb:fail/nsubj
 */
#include "command.h"
#include "say.h"

#include <stdio.h>
#include <string.h>

/* So many of an actor's statements are shown. */
#define MAX_SAID 30

/* A stretch of text with its label. */
typedef struct {
  SgSpan span;
  char *label;
} Mark;

/* A bracket: where a mark opens or closes. */
typedef struct {
  gint32 off;
  gboolean closes;
  const Mark *mark;
} Bracket;

static void
clear_mark (gpointer data)
{
  g_free (((Mark *) data)->label);
}

/* Marks a stretch; a label more where it is marked already. */
static void
add_mark (GArray *marks, SgSpan span, const char *label)
{
  for (guint i = 0; i < marks->len; i++) {
    Mark *mark = &g_array_index (marks, Mark, i);
    if (mark->span.off != span.off || mark->span.len != span.len)
      continue;
    char *both = g_strconcat (mark->label, ", ", label, NULL);
    g_free (mark->label);
    mark->label = both;
    return;
  }
  Mark mark = { span, g_strdup (label) };
  g_array_append_val (marks, mark);
}

static void
add_marks (GArray *marks, const SgDocument *doc, SgRange range, const char *label)
{
  const SgSpan *spans = sg_document_get_spans (doc, range);
  for (gint32 i = 0; i < range.n; i++)
    add_mark (marks, spans[i], label);
}

/* Outer brackets around inner ones; one closes before the next opens. */
static int
compare_brackets (gconstpointer a, gconstpointer b)
{
  const Bracket *x = a, *y = b;
  if (x->off != y->off)
    return x->off - y->off;
  if (x->closes != y->closes)
    return x->closes ? -1 : 1;
  return x->closes ? y->mark->span.off - x->mark->span.off : y->mark->span.len - x->mark->span.len;
}

static GArray *
make_brackets (const GArray *marks)
{
  GArray *brackets = g_array_new (FALSE, FALSE, sizeof (Bracket));
  for (guint i = 0; i < marks->len; i++) {
    const Mark *mark = &g_array_index (marks, Mark, i);
    const Bracket open = { mark->span.off, FALSE, mark }, close = { sg_span_end (mark->span), TRUE, mark };
    if (mark->span.len == 0)
      continue;
    g_array_append_val (brackets, open);
    g_array_append_val (brackets, close);
  }
  g_array_sort (brackets, compare_brackets);
  return brackets;
}

/* The line that @off lies in. */
static SgSpan
find_line (const char *text, gint32 length, gint32 off)
{
  gint32 start = off, end = off;
  while (start > 0 && text[start - 1] != '\n')
    start--;
  while (end < length && text[end] != '\n')
    end++;
  return (SgSpan) { start, end - start };
}

/* Prints a line of the text with its brackets, and what they go on to. */
static gint32
print_paragraph (const SgDocument *doc, const Bracket *brackets, guint n)
{
  gsize length;
  const char *text = sg_document_get_text (doc, &length);
  SgSpan line = find_line (text, (gint32) length, brackets[0].off);
  gint32 at = line.off, end = sg_span_end (line);
  say ("\n  ");
  for (guint i = 0; i < n && brackets[i].off <= end; i++) {
    say_text (text, at, brackets[i].off);
    at = brackets[i].off;
    if (brackets[i].closes) {
      putchar (']');
      continue;
    }
    say ("[%s: ", brackets[i].mark->label);
    if (sg_span_end (brackets[i].mark->span) > end)
      end = sg_span_end (find_line (text, (gint32) length, sg_span_end (brackets[i].mark->span)));
  }
  say_text (text, at, end);
  putchar ('\n');
  return end;
}

/* The paragraphs that have marks; what lies between is left out. */
static void
print_passage (const SgDocument *doc, const GArray *marks)
{
  g_autoptr (GArray) brackets = make_brackets (marks);
  const Bracket *rows = (const Bracket *) (const void *) brackets->data;
  for (guint i = 0; i < brackets->len;) {
    gint32 end = print_paragraph (doc, rows + i, brackets->len - i);
    while (i < brackets->len && rows[i].off <= end)
      i++;
  }
  putchar ('\n');
}

static void
mark_speakers (GArray *marks, const SgStoredDocument *stored, SgRange range, const char *role)
{
  gint32 n;
  const SgMention *mentions = sg_document_get_mentions (stored->document, &n);
  const SgSpeaker *speakers = sg_document_get_speakers (stored->document, range);
  for (gint32 i = 0; i < range.n; i++) {
    if (speakers[i].mention < 0)
      continue;
    const SgMention *mention = &mentions[speakers[i].mention];
    g_autofree char *actor = say_dup_actor (stored, mention->entity);
    g_autofree char *label = g_strdup_printf ("%s %s", role, actor);
    add_mark (marks, mention->span, label);
  }
}

static void
print_document_line (const SgStoredDocument *stored)
{
  const SgDocument *doc = stored->document;
  say ("d%" G_GINT64_FORMAT "  %s", stored->id, sg_document_get_id (doc));
  for (int meta = 0; meta < SG_N_META; meta++)
    if (sg_document_get_meta (doc, (SgMeta) meta) != NULL)
      say ("  %s %s", sg_meta_get_name ((SgMeta) meta), sg_document_get_meta (doc, (SgMeta) meta));
  say ("  version %d", stored->version);
  if (stored->superseded_by != 0)
    say ("  superseded by d%" G_GINT64_FORMAT, stored->superseded_by);
  putchar ('\n');
}

/* What a statement is, who reports it, and what it reports. */
static void
print_statement_line (const SgStoredDocument *stored, gint32 index)
{
  gint32 n;
  const SgStatement *statements = sg_document_get_statements (stored->document, &n), *statement = statements + index;
  say ("s%" G_GINT64_FORMAT "  %s statement  confidence %.2f  %s, %s", stored->statements[index],
       sg_statement_kind_get_name (statement->kind), statement->confidence,
       sg_origin_get_name (stored->origins[index]), sg_state_get_name (stored->states[index]));
  if (statement->speakers.n == 0)
    say ("  nobody named");
  if (statement->parent >= 0)
    say ("  inside s%" G_GINT64_FORMAT, stored->statements[statement->parent]);
  const char *before = "  reports";
  for (gint32 i = 0; i < n; i++)
    if (statements[i].parent == index) {
      say ("%s s%" G_GINT64_FORMAT, before, stored->statements[i]);
      before = ",";
    }
  putchar ('\n');
}

/* A statement's line, marks and ties; of one tie alone where @tie >= 0. */
static void
print_statement (const SgStoredDocument *stored, gint32 index, gint32 tie)
{
  gint32 n;
  const SgDocument *doc = stored->document;
  const SgStatement *statement = sg_document_get_statements (doc, &n) + index;
  const SgTie *ties = sg_document_get_ties (doc, &n);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (marks, clear_mark);
  print_statement_line (stored, index);
  print_document_line (stored);
  add_marks (marks, doc, statement->content, "content");
  add_marks (marks, doc, statement->cue, "cue");
  mark_speakers (marks, stored, statement->speakers, "speaker");
  mark_speakers (marks, stored, statement->addressees, "addressee");
  for (gint32 i = 0; i < n; i++) {
    if (ties[i].statement != index || (tie >= 0 && i != tie))
      continue;
    g_autofree char *label = g_strdup_printf ("evidence t%" G_GINT64_FORMAT, stored->ties[i]);
    add_marks (marks, doc, ties[i].evidence, label);
  }
  print_passage (doc, marks);
  for (gint32 i = 0; i < n; i++)
    if (ties[i].statement == index && (tie < 0 || i == tie))
      say_tie (stored, i);
}

/* A document's statements, each with its ties below. */
static void
print_document (const SgStoredDocument *stored)
{
  gint32 n, n_ties;
  const SgTie *ties = sg_document_get_ties (stored->document, &n_ties);
  sg_document_get_statements (stored->document, &n);
  print_document_line (stored);
  say ("read by %s; %d statement%s, %d tie%s\n\n", sg_document_get_pipeline (stored->document), n, n == 1 ? "" : "s", n_ties,
       n_ties == 1 ? "" : "s");
  /* Of each statement the first tie, of each tie the next of its statement; + 1. */
  g_autofree gint32 *first = g_new0 (gint32, n), *next = g_new0 (gint32, n_ties);
  for (gint32 i = n_ties - 1; i >= 0; i--) {
    next[i] = first[ties[i].statement];
    first[ties[i].statement] = i + 1;
  }
  for (gint32 i = 0; i < n; i++) {
    say_statement (stored, i);
    for (gint32 j = first[i]; j != 0; j = next[j - 1]) {
      say ("    ");
      say_tie (stored, j - 1);
    }
  }
}

/* The corrections of what is named, "s7" or "a12", under a heading. */
static gboolean
print_corrections (SgStore *store, GPtrArray *names, GError **error)
{
  gint32 n;
  gboolean any = FALSE;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_CORRECTIONS, NULL, 0, error);
  if (rows == NULL)
    return FALSE;
  const SgCorrectionRow *corrections = sg_rows_get_corrections (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    if (!g_ptr_array_find_with_equal_func (names, corrections[i].about, g_str_equal, NULL))
      continue;
    say ("%s", any ? "" : "\n");
    say_correction (&corrections[i]);
    say_correction_fate (&corrections[i]);
    any = TRUE;
  }
  return TRUE;
}

/* Those of a statement, and of its ties or one of them. */
static gboolean
print_statement_corrections (SgStore *store, const SgStoredDocument *stored, gint32 index, gint32 tie, GError **error)
{
  gint32 n;
  const SgTie *ties = sg_document_get_ties (stored->document, &n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (names, g_strdup_printf ("s%" G_GINT64_FORMAT, stored->statements[index]));
  for (gint32 i = 0; i < n; i++)
    if (ties[i].statement == index && (tie < 0 || i == tie))
      g_ptr_array_add (names, g_strdup_printf ("t%" G_GINT64_FORMAT, stored->ties[i]));
  return print_corrections (store, names, error);
}

/* Shows what lies in a document: d3, s12, t17. */
static gboolean
show_in_document (SgStore *store, const char *id, GError **error)
{
  gint32 n_statements, n_ties;
  g_autoptr (SgStoredDocument) stored = sg_store_get_document (store, id, error);
  if (stored == NULL)
    return FALSE;
  sg_document_get_statements (stored->document, &n_statements);
  const SgTie *ties = sg_document_get_ties (stored->document, &n_ties);
  gint64 number = g_ascii_strtoll (id + 1, NULL, 10);
  gint32 tie = id[0] == 't' ? say_find_id (stored->ties, n_ties, number) : -1;
  gint32 statement = tie >= 0 ? ties[tie].statement : say_find_id (stored->statements, n_statements, number);
  if (id[0] == 'd' || statement < 0) {
    print_document (stored);
    return TRUE;
  }
  print_statement (stored, statement, tie);
  return print_statement_corrections (store, stored, statement, tie, error);
}

static gboolean
print_aliases (SgStore *store, const SgFilter *filter, GError **error)
{
  gint32 n;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_ALIASES, filter, 0, error);
  if (rows == NULL)
    return FALSE;
  const SgActorAliasRow *aliases = sg_rows_get_aliases (rows, &n);
  for (gint32 i = 0; i < n; i++)
    say ("  %s  (%s, %d)\n", aliases[i].text, aliases[i].kind, aliases[i].uses);
  return TRUE;
}

/* What is part of an actor. */
static gboolean
print_parts (SgStore *store, const SgActorRow *actor, const char *id, GError **error)
{
  gint32 n;
  const SgFilter filter = { .actor = id, .roll_up = TRUE };
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_ACTORS, &filter, 0, error);
  if (rows == NULL)
    return FALSE;
  const SgActorRow *actors = sg_rows_get_actors (rows, &n);
  const char *heading = "\nparts\n";
  for (gint32 i = 0; i < n; i++)
    if (actors[i].part_of == actor->id) {
      say ("%s  %s (a%" G_GINT64_FORMAT ")\n", heading, actors[i].name, actors[i].id);
      heading = "";
    }
  return TRUE;
}

/* What an actor says; of very many statements the first. */
static gboolean
print_said (SgStore *store, const SgActorRow *actor, const char *id, GError **error)
{
  gint32 n;
  const SgFilter filter = { .speaker = id };
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_STATEMENTS, &filter, MAX_SAID, error);
  if (rows == NULL)
    return FALSE;
  const SgStatementRow *statements = sg_rows_get_statements (rows, &n);
  for (gint32 i = 0; i < n; i++) {
    g_autofree char *words = say_dup_short (statements[i].content);
    say ("%ss%" G_GINT64_FORMAT "  %s: %s\n", i == 0 ? "\n" : "", statements[i].id, statements[i].document_name, words);
  }
  if (actor->statements > n)
    say ("... %d more: stancegraph list STORE statements --speaker %s\n", actor->statements - n, id);
  return TRUE;
}

static gboolean
print_ties (SgStore *store, const SgFilter *filter, GError **error)
{
  gint32 n;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_TIES, filter, 0, error);
  if (rows == NULL)
    return FALSE;
  const SgTieRow *ties = sg_rows_get_ties (rows, &n);
  for (gint32 i = 0; i < n; i++)
    say ("t%" G_GINT64_FORMAT "  %s (a%" G_GINT64_FORMAT ") %s %s (a%" G_GINT64_FORMAT ")%s%s  %.2f  %s%s%s\n", ties[i].id,
         ties[i].source_name, ties[i].source, command_get_verb (ties[i].stance), ties[i].target_name, ties[i].target,
         ties[i].act != SG_ACT_NONE ? "  " : "", ties[i].act != SG_ACT_NONE ? sg_act_get_name (ties[i].act) : "",
         ties[i].confidence, ties[i].document_name,
         ties[i].check != SG_CHECK_UNCHECKED ? "  " : "",
         ties[i].check != SG_CHECK_UNCHECKED ? sg_check_get_name (ties[i].check) : "");
  return TRUE;
}

static gboolean
show_actor (SgStore *store, const char *id, GError **error)
{
  gint32 n;
  SgFilter filter = SG_FILTER_INIT;
  filter.actor = id;
  g_autoptr (SgRows) rows = sg_store_list (store, SG_ROWS_ACTORS, &filter, 0, error);
  if (rows == NULL)
    return FALSE;
  const SgActorRow *actor = sg_rows_get_actors (rows, &n);
  if (n == 0) {
    say ("%s  in no document any more\n", id);
    return TRUE;
  }
  say ("%s  %s  %s", id, actor->name, sg_entity_type_get_name (actor->type));
  if (actor->part_of != 0)
    say ("  part of %s (a%" G_GINT64_FORMAT ")", actor->part_of_name, actor->part_of);
  say ("\nin %d document%s, %d statement%s; blames %d, is blamed %d, works with %d\n\ncalled\n", actor->documents,
          actor->documents == 1 ? "" : "s", actor->statements, actor->statements == 1 ? "" : "s", actor->blames,
          actor->is_blamed, actor->works_with);
  if (!print_aliases (store, &filter, error) || !print_parts (store, actor, id, error))
    return FALSE;
  say ("\n");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_ptr_array_add (names, (gpointer) id);
  return print_ties (store, &filter, error) && print_said (store, actor, id, error)
         && print_corrections (store, names, error);
}

static int
run (const Command *command, char **argv)
{
  g_auto (GStrv) arguments = NULL;
  int status;
  if (!command_parse (command, NULL, NULL, argv, &arguments, &status))
    return status;
  const char *id = arguments[1];
  if (strlen (id) < 2 || strchr ("adst", id[0]) == NULL || strspn (id + 1, "0123456789") != strlen (id + 1))
    return command_misuse (command, "an id expected, as d3, a12, s7 or t17, not '%s'", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (SgStore) store = sg_store_open (arguments[0], SG_STORE_READ, &error);
  if (store == NULL || !(id[0] == 'a' ? show_actor : show_in_document) (store, id, &error))
    return command_fail (command, error);
  return COMMAND_DONE;
}

const Command command_show = {
  "show", "STORE ID", "Show a passage and what was read in it; an actor; a document", 2, 2, run
};
