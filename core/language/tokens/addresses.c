/* SPDX-License-Identifier: MIT
 *
 * Addresses of pages and people, and handles, as one token each:
 *
 *     https://example.org/a?b=1   www.example.com   ann.lee@example.org   @annlee
 *
 * Only a run without blanks that holds one of their signs is looked at.
 */
#include "language/tokens/lexer-private.h"

#include <string.h>

/* The longest name of a mail box. */
#define MAX_MAILBOX 256

/* The letters of a web name or address end where signs of the sentence begin. */
static gint32
trim_address (const char *text, gint32 start, gint32 end)
{
  const char *curly = g_strstr_len (text + start, end - start, "\xE2\x80");
  if (curly != NULL && curly > text + start)
    end = (gint32) (curly - text);
  while (end > start + 1 && strchr (".,;:!?)]}>\"'", text[end - 1]) != NULL)
    end--;
  return end;
}

/* Finds the end of the run without blanks, and whether it may be an address. */
static void
look_at_chunk (SgpLexer *lexer)
{
  gint32 i = lexer->pos;
  lexer->web = FALSE;
  for (; i < lexer->end && (guchar) lexer->text[i] > ' '; i++) {
    char c = lexer->text[i];
    if (c == '@' || (c == ':' && lexer->text[i + 1] == '/') || (c == 'w' && lexer->text[i + 1] == 'w'))
      lexer->web = TRUE;
  }
  lexer->chunk_end = i;
}

static gboolean
is_address_start (const char *text, gint32 start, gint32 end)
{
  static const char *const begins[] = { "http://", "https://", "ftp://", "www.", "mailto:" };
  for (gsize i = 0; i < G_N_ELEMENTS (begins); i++)
    if (end - start > (gint32) strlen (begins[i]) && g_ascii_strncasecmp (text + start, begins[i], strlen (begins[i])) == 0)
      return TRUE;
  return FALSE;
}

/* End of the web address, mail address or handle at @start, or -1. */
static gint32
scan_address (const SgpLexer *lexer, gint32 start)
{
  const char *text = lexer->text;
  gint32 end = lexer->chunk_end;
  if (is_address_start (text, start, end))
    return trim_address (text, start, end);
  gint32 i = start;
  while (i < MIN (end, start + MAX_MAILBOX) && (g_ascii_isalnum (text[i]) || strchr ("._%+-", text[i]) != NULL))
    i++;
  if (i >= end || text[i] != '@' || !(g_ascii_isalpha (text[i + 1]) || text[i + 1] == '_'))
    return -1;
  gint32 at = i++;
  while (i < end && (g_ascii_isalnum (text[i]) || text[i] == '_' || (at > start && (text[i] == '.' || text[i] == '-'))))
    i++;
  return trim_address (text, start, i);
}

gboolean
sgp_lexer_has_addresses (const SgpLexer *lexer)
{
  const char *text = lexer->text + lexer->begin, *end = lexer->text + lexer->end;
  if (memchr (text, '@', (gsize) (end - text)) != NULL)
    return TRUE;
  while ((text = memchr (text, ':', (gsize) (end - text))) != NULL)
    if (*++text == '/')
      return TRUE;
  return FALSE;
}

gboolean
sgp_lexer_read_address (SgpLexer *lexer)
{
  gint32 start = lexer->pos;
  if (start >= lexer->chunk_end)
    look_at_chunk (lexer);
  gint32 end = lexer->web ? scan_address (lexer, start) : -1;
  if (end <= start)
    return FALSE;
  gboolean page = is_address_start (lexer->text, start, end);
  sgp_lexer_emit (lexer, start, end, page ? SGP_PIECE_ADDRESS : SGP_PIECE_OTHER, SGP_CLASS_NONE);
  return TRUE;
}
