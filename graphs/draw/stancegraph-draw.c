/* SPDX-License-Identifier: MIT
 *
 * stancegraph-draw FORMAT: the description of a picture on stdin, in the DOT
 * language; the image on stdout. FORMAT is svg, png, pdf or dot (the
 * description with places). The layout engine is the graph's own attribute
 * "layout", or dot.
 *
 *     echo 'digraph { a -> b }' | stancegraph-draw svg >picture.svg
 *
 * A program of its own, so that Graphviz may hang, crash or leak here: who
 * calls it sets a time limit. Nothing is written unless all went well. Exit 0
 * done, 1 failed with one line on stderr, 2 wrong usage.
 */
#include <cgraph.h>
#include <gvc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MESSAGE_BYTES 500

/* The first message of Graphviz, which hands it over in pieces to a callback
 * without any data: it can only be kept here. */
static char message[MESSAGE_BYTES];

static int
keep_message (char *part)
{
  size_t used = strlen (message);
  for (; *part != '\0' && used + 1 < sizeof message; part++)
    message[used++] = *part == '\n' ? ' ' : *part;
  message[used] = '\0';
  return 0;
}

static int
fail (const char *what)
{
  size_t n = strlen (message);
  while (n > 0 && message[n - 1] == ' ')
    message[--n] = '\0';
  fprintf (stderr, "stancegraph-draw: %s%s%s\n", what, n > 0 ? ": " : "", message);
  return 1;
}

static int
write_image (GVC_t *context, Agraph_t *graph, const char *format)
{
  char *image = NULL;
  unsigned int length = 0;
  if (gvRenderData (context, graph, format, &image, &length) != 0 || image == NULL || length == 0)
    return fail ("cannot make the image");
  size_t written = fwrite (image, 1, length, stdout);
  gvFreeRenderData (image);
  if (written != length || fflush (stdout) != 0)
    return fail ("cannot write the image");
  return 0;
}

/* What Graphviz holds is left to the end of the process. */
static int
draw (const char *format)
{
  GVC_t *context = gvContext ();
  if (context == NULL)
    return fail ("cannot start Graphviz");
  Agraph_t *graph = agread (stdin, NULL);
  if (graph == NULL)
    return fail ("no graph on standard input");
  char *engine = agget (graph, "layout");
  if (gvLayout (context, graph, engine != NULL && *engine != '\0' ? engine : "dot") != 0)
    return fail ("cannot lay out the graph");
  return write_image (context, graph, format);
}

static int
is_format (const char *word)
{
  static const char *const formats[] = { "svg", "png", "pdf", "dot" };
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (strcmp (word, formats[i]) == 0)
      return 1;
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc != 2 || !is_format (argv[1])) {
    fputs ("Usage: stancegraph-draw svg|png|pdf|dot <DESCRIPTION >IMAGE\n", stderr);
    return 2;
  }
  agseterr (AGERR);
  agseterrf (keep_message);
  int status = draw (argv[1]);
  fflush (stderr);
  _exit (status);      /* plugins and fonts have nothing to do at exit but to be taken for leaks */
}
