# libstancegraph-graphs: what is computed over the graph (igraph: GPL 2 or later).

lib_LTLIBRARIES += libstancegraph-graphs.la
libstancegraph_graphs_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/graphs $(GRAPHS_CFLAGS)
libstancegraph_graphs_la_LIBADD = libstancegraph.la $(GRAPHS_LIBS) -lm
libstancegraph_graphs_la_LDFLAGS = -version-info 0:0:0 -export-symbols-regex '^sg_' -no-undefined
pkgconfig_DATA += graphs/stancegraph-graphs.pc
libstancegraph_graphs_la_SOURCES = \
  graphs/igraph.c graphs/igraph-private.h \
  graphs/metrics.c \
  graphs/pairs.c graphs/pairs-private.h \
  graphs/stance-layer.c graphs/stance-layer-private.h
