# libstancegraph-graphs: what is computed over a graph (igraph: GPL 2 or later), and
# the program that draws it (Graphviz: EPL). The two are never linked into one.

lib_LTLIBRARIES += libstancegraph-graphs.la
libstancegraph_graphs_la_CPPFLAGS = -I$(top_srcdir)/include $(GRAPHS_CFLAGS) \
  -DSG_PKGLIBEXECDIR='"$(pkglibexecdir)"'
libstancegraph_graphs_la_LIBADD = libstancegraph.la $(GRAPHS_LIBS) -lm
libstancegraph_graphs_la_LDFLAGS = -version-info 0:0:0 -export-symbols-regex '^sg_' -no-undefined
pkgconfig_DATA += graphs/stancegraph-graphs.pc
libstancegraph_graphs_la_SOURCES = \
  graphs/dot-text.c graphs/dot-text-private.h \
  graphs/export.c graphs/export-private.h \
  graphs/export-csv.c \
  graphs/export-dot.c \
  graphs/export-files.c \
  graphs/export-graphml.c \
  graphs/export-json.c \
  graphs/export-rows.c \
  graphs/igraph.c graphs/igraph-private.h \
  graphs/metrics.c \
  graphs/pairs.c graphs/pairs-private.h \
  graphs/picture.c graphs/picture-private.h \
  graphs/render.c \
  graphs/shown.c graphs/shown-private.h \
  graphs/stance-layer.c graphs/stance-layer-private.h \
  graphs/svg.c graphs/svg-private.h

pkglibexec_PROGRAMS += stancegraph-draw
stancegraph_draw_CPPFLAGS = $(DRAW_CFLAGS)
stancegraph_draw_LDADD = $(DRAW_LIBS)
stancegraph_draw_SOURCES = graphs/draw/stancegraph-draw.c
