# The command: stancegraph.c with the table, one file a command.

bin_PROGRAMS += stancegraph
stancegraph_CPPFLAGS = -I$(top_srcdir)/include $(CORE_CFLAGS)
stancegraph_LDADD = libstancegraph-graphs.la libstancegraph.la $(CORE_LIBS)
stancegraph_SOURCES = \
  tools/build.c \
  tools/command.c tools/command.h \
  tools/export.c tools/export-private.h \
  tools/export-gold.c \
  tools/edit.c tools/edit-private.h \
  tools/edit-actions.c \
  tools/edit-file.c \
  tools/extract.c \
  tools/filter-options.c \
  tools/graph-options.c tools/graph-options.h \
  tools/input-options.c \
  tools/list.c \
  tools/list-summary.c tools/list-private.h \
  tools/metrics.c \
  tools/models.c \
  tools/render.c \
  tools/say.c tools/say.h \
  tools/show.c \
  tools/stancegraph.c \
  tools/table.c tools/table.h \
  tools/vocabulary.c

# The page, one section a command, and what bash completes.
dist_man_MANS += tools/stancegraph.1
bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = tools/bash-completion/stancegraph
