lib_LTLIBRARIES += libstancegraph.la
libstancegraph_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/core $(CORE_CFLAGS)
libstancegraph_la_LIBADD = $(CORE_LIBS)
libstancegraph_la_LDFLAGS = -version-info 0:0:0 -export-symbols-regex '^sg_' -no-undefined
libstancegraph_la_SOURCES = \
  core/error.c \
  core/document.c core/document-private.h \
  core/lexicon-private.h \
  core/pipeline.c \
  core/text/paragraphs.c core/text/paragraphs-private.h
libstancegraph_la_SOURCES += core/graph/graph.c core/graph/graph-private.h
