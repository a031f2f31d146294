/* SPDX-License-Identifier: MIT
 *
 * White space in comments and in the column MISC, escaped as UDPipe does it in
 * SpacesAfter: \s blank, \t tab, \r \n line ends, \p the bar that parts values,
 * \\ the sign itself. What is no such pair stands for itself.
 *
 *     "\n\nMore: a|b"  <->  \n\nMore:\sa\pb
 */
#include "language/conllu/conllu-private.h"

#include <string.h>

static const char plain[] = " \t\r\n|\\";
static const char escaped[] = "strnp\\";

/**
 * sgp_conllu_escape:
 * @out: what is appended to
 * @bytes: (array length=length): any text
 * @length: bytes of @bytes
 */
void
sgp_conllu_escape (GString *out, const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    const char *found = strchr (plain, bytes[i]);
    if (found == NULL) {
      g_string_append_c (out, bytes[i]);
      continue;
    }
    g_string_append_c (out, '\\');
    g_string_append_c (out, escaped[found - plain]);
  }
}

/**
 * sgp_conllu_unescape:
 * @out: what is appended to
 * @string: what sgp_conllu_escape() or another tool has written
 */
void
sgp_conllu_unescape (GString *out, const char *string)
{
  for (; *string != '\0'; string++) {
    const char *found = *string == '\\' && string[1] != '\0' ? strchr (escaped, string[1]) : NULL;
    g_string_append_c (out, found != NULL ? plain[found - escaped] : *string);
    string += found != NULL;
  }
}
