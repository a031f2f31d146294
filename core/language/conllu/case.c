/* SPDX-License-Identifier: MIT
 *
 * Lemmas are in lower case inside; treebanks write some with capitals:
 *
 *     New York's     New York 's         names keep theirs, whatever word they are
 *     I saw the French fleet             "I", and adjectives of peoples and places
 *     Vitamin C, Part II                 single letters, Roman numerals
 *     https://example.org/A              addresses
 *
 * An adjective with a capital is one of these where no capital is due: inside a
 * sentence, and no title is being written there ("the Global Economic Review").
 */
#include "language/conllu/conllu-private.h"

#include <string.h>

/* Whether the token begins with a capital that is its own: not first in the
 * sentence, in a quotation, or behind a colon or a dash. */
static gboolean
has_own_capital (const char *text, const SgToken *tokens, gint32 i)
{
  if (i == 0 || tokens[i - 1].sentence != tokens[i].sentence)
    return FALSE;
  const SgToken *before = &tokens[i - 1];
  return g_ascii_isupper (text[tokens[i].span.off]) && !(before->upos == SG_UPOS_PUNCT && text[before->span.off] != ',');
}

/* Whether the next token of the sentence begins with a capital, too. */
static gboolean
is_in_title (const char *text, const SgToken *tokens, gint32 n_tokens, gint32 i)
{
  const SgToken *next = &tokens[i + 1];
  return i + 1 < n_tokens && next->sentence == tokens[i].sentence && g_ascii_isupper (text[next->span.off]);
}

static gboolean
is_roman (const char *form, gint32 n)
{
  return n > 1 && (gint32) strspn (form, "IVXLCM") >= n;
}

gboolean
sgp_conllu_keeps_case (const char *text, const SgToken *tokens, gint32 n_tokens, gint32 i)
{
  const SgToken *token = &tokens[i];
  const char *form = text + token->span.off;
  if (strcmp (token->xpos, "ADD") == 0)
    return TRUE;
  if (!g_ascii_isupper (*form))
    return FALSE;
  if (token->upos == SG_UPOS_PROPN || g_str_has_prefix (token->xpos, "NNP"))
    return TRUE;
  if (strcmp (token->xpos, "CD") == 0)
    return is_roman (form, token->span.len);
  if (strcmp (token->xpos, "NN") == 0)
    return token->span.len == 1;
  gboolean shouted = token->span.len > 1 && g_ascii_isupper (form[1]);
  return strcmp (token->xpos, "JJ") == 0 && !shouted && has_own_capital (text, tokens, i) && !is_in_title (text, tokens, n_tokens, i);
}
