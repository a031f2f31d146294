# The command: stancegraph.c with the table, one file a command.

bin_PROGRAMS += stancegraph
stancegraph_CPPFLAGS = -I$(top_srcdir)/include $(CORE_CFLAGS)
stancegraph_LDADD = libstancegraph-graphs.la libstancegraph.la $(CORE_LIBS)
stancegraph_SOURCES = \
  tools/build.c \
  tools/command.c tools/command.h \
  tools/extract.c \
  tools/filter-options.c \
  tools/list.c \
  tools/metrics.c \
  tools/render.c \
  tools/show.c \
  tools/stancegraph.c \
  tools/table.c tools/table.h
