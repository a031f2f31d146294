/* SPDX-License-Identifier: MIT
 *
 * Tokens with names in, the same tokens with our names out; the tags of the
 * file are not looked at.
 *
 *     Ann     B-PER            Ann     B-PER
 *     Lee     I-PER            Lee     I-PER
 *     left    O          ->    left    O
 *     France  B-GPE            France  B-LOC
 *
 * Sentences end at empty lines, documents at "# newdoc"; a file without these is
 * one. Comments are printed as they are. Types are what data sets know: a
 * country is a place, LOC, its people and what is of it NORP, as groups are.
 */
#include "eval.h"

#include <stdio.h>
#include <string.h>

/* A document while its lines are read: its text, and where sentences and tokens
 * stand there. */
typedef struct {
  GString *text;
  GArray *spans;        /* SgSpan of tokens */
  GArray *ends;         /* gint32: tokens up to the end of each sentence */
} Tokens;

static const char *const labels[SG_N_ENTITY_TYPES] = {
  [SG_ENTITY_PERSON] = "PER", [SG_ENTITY_COUNTRY] = "LOC", [SG_ENTITY_ORGANIZATION] = "ORG",
  [SG_ENTITY_GROUP] = "NORP", [SG_ENTITY_PLACE] = "LOC", [SG_ENTITY_OTHER] = "MISC",
};

static gboolean
is_comment (const char *line, gsize length)
{
  return length > 0 && line[0] == '#' && memchr (line, '\t', length) == NULL;
}

static void
end_sentence (Tokens *tokens)
{
  gint32 n = (gint32) tokens->spans->len;
  if (n > (tokens->ends->len > 0 ? g_array_index (tokens->ends, gint32, tokens->ends->len - 1) : 0))
    g_array_append_val (tokens->ends, n);
}

static void
add_token (Tokens *tokens, const char *line, gsize length)
{
  const char *tab = memchr (line, '\t', length);
  SgSpan span = { (gint32) tokens->text->len, (gint32) (tab != NULL ? (gsize) (tab - line) : length) };
  g_string_append_len (tokens->text, line, span.len);
  g_string_append_c (tokens->text, ' ');
  g_array_append_val (tokens->spans, span);
}

/* The document of one paragraph, with our names. */
static SgDocument *
annotate (const SgLayer *layer, const Tokens *tokens, GError **error)
{
  const SgSpan *spans = (const SgSpan *) (const void *) tokens->spans->data;
  SgDocument *doc = sg_document_new ("names", tokens->text->str, (gssize) tokens->text->len, error);
  if (doc == NULL)
    return NULL;
  sgp_document_add_paragraph (doc, (SgSpan) { 0, (gint32) tokens->text->len - 1 }, SG_PARAGRAPH_PROSE);
  for (guint s = 0, i = 0; s < tokens->ends->len; s++) {
    guint end = (guint) g_array_index (tokens->ends, gint32, s);
    sgp_document_add_sentence (doc, (SgSpan) { spans[i].off, sg_span_end (spans[end - 1]) - spans[i].off }, 0);
    for (; i < end; i++)
      sgp_document_add_token (doc, spans[i]);
  }
  sgp_layer_analyse (layer, doc);
  sgp_layer_find_names (layer, doc);
  return doc;
}

/* The tag of token @i; *name goes along with it. */
static void
print_tag (const SgLayer *layer, const SgDocument *doc, gint32 i, gint32 *name)
{
  gint32 n;
  const SgName *names = sg_document_get_names (doc, &n);
  while (*name < n && names[*name].tokens.first + names[*name].tokens.n <= i)
    ++*name;
  if (*name == n || names[*name].tokens.first > i)
    puts ("\tO");
  else
    printf ("\t%c-%s\n", names[*name].tokens.first == i ? 'B' : 'I',
            sgp_layer_is_nation (layer, doc, &names[*name]) ? "NORP" : labels[names[*name].type]);
}

/* Prints the lines again, with the tags of @doc. */
static void
print_document (const SgLayer *layer, const SgDocument *doc, const char *line, const char *end)
{
  gint32 name = 0, i = 0;
  while (line < end) {
    gsize length = strcspn (line, "\n"), shown = strcspn (line, "\t\r\n");
    gboolean comment = is_comment (line, length);
    fwrite (line, 1, comment ? length : shown, stdout);
    if (comment || shown == 0)
      putchar ('\n');
    else
      print_tag (layer, doc, i++, &name);
    line += MIN (length + 1, (gsize) (end - line));
  }
}

/* Reads lines up to the next document. */
static const char *
read_document (Tokens *tokens, const char *line, const char *end)
{
  while (line < end) {
    gsize length = strcspn (line, "\n"), shown = strcspn (line, "\t\r\n");
    if (g_str_has_prefix (line, "# newdoc") && tokens->spans->len > 0)
      break;
    if (shown == 0)
      end_sentence (tokens);
    else if (!is_comment (line, length))
      add_token (tokens, line, length);
    line += MIN (length + 1, (gsize) (end - line));
  }
  end_sentence (tokens);
  return line;
}

static gboolean
eval_document (const SgLayer *layer, const char **line, const char *end, GError **error)
{
  Tokens tokens = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (SgSpan)),
                    g_array_new (FALSE, FALSE, sizeof (gint32)) };
  const char *begin = *line;
  *line = read_document (&tokens, begin, end);
  g_autoptr (SgDocument) doc = tokens.spans->len > 0 ? annotate (layer, &tokens, error) : NULL;
  if (doc != NULL)
    print_document (layer, doc, begin, *line);
  gboolean done = doc != NULL || tokens.spans->len == 0;
  g_string_free (tokens.text, TRUE);
  g_array_unref (tokens.spans);
  g_array_unref (tokens.ends);
  return done;
}

/* Prints each token with the tag of our names. */
gboolean
eval_names (const SgLayer *layer, const char *text, gsize size, GError **error)
{
  const char *end = text + size;
  while (text < end)
    if (!eval_document (layer, &text, end, error))
      return FALSE;
  return TRUE;
}
