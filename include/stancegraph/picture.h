/* SPDX-License-Identifier: MIT
 *
 * Pictures of a graph. The graph is described in the DOT language, and the
 * program stancegraph-draw makes an image of the description in a process of
 * its own: it can be given a time limit, and its failure harms nobody.
 *
 *     SgGraph --describe--> DOT text --stancegraph-draw--> svg, png, pdf
 *
 * Blame is an orange line that ends in a bar, cooperation a blue one with an
 * arrow head. What was read by machine alone is a broken line, what a person
 * has confirmed a whole one, what a person added has a ring behind its head:
 * all this is seen in print and by the colour-blind.
 * The functions lie in libstancegraph-graphs.
 */
#pragma once

#include <stancegraph/graph.h>

G_BEGIN_DECLS

/* Enum value, ending of a file. */
#define SG_PICTURE_LIST(X) X (SVG, "svg") X (PNG, "png") X (PDF, "pdf") X (DOT, "dot")
#define SG_PICTURE_ENUM(NAME, name) SG_PICTURE_##NAME,
typedef enum { SG_PICTURE_LIST (SG_PICTURE_ENUM) SG_N_PICTURE_FORMATS } SgPictureFormat;
#undef SG_PICTURE_ENUM

#define SG_PICTURE_TIMEOUT 30

/* Larger graphs are drawn by forces (sfdp), not in ranks (dot). */
#define SG_PICTURE_DOT_MAX_NODES 150
#define SG_PICTURE_DOT_MAX_EDGES 300

/**
 * SgPictureOptions: SG_PICTURE_OPTIONS_INIT is what most want
 * @title: a line above the picture, or NULL
 * @note: a smaller line below the title ("8 articles"), or NULL
 * @timeout: seconds that drawing may take; 0 is %SG_PICTURE_TIMEOUT
 * @program: path of stancegraph-draw; NULL looks beside the running program,
 *   where it was installed, and in PATH
 */
typedef struct {
  const char *title;
  const char *note;
  guint timeout;
  const char *program;
} SgPictureOptions;

#define SG_PICTURE_OPTIONS_INIT { NULL, NULL, 0, NULL }

const char *sg_picture_format_get_name (SgPictureFormat format);
gboolean sg_picture_format_from_path (const char *path, SgPictureFormat *format,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *sg_picture_describe (const SgGraph *graph,
                           const SgPictureOptions *options) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_picture_render (const SgGraph *graph, const SgPictureOptions *options, const char *path,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
