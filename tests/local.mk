# All tests speak TAP. A test of a module is one line in test_programs and one
# file tests/test-MODULE.c; a test of the command is one script in tests/cli/.

# They reach the library's inside: core's private headers and libcore.la.
LDADD = libcases.la libcore.la $(CORE_LIBS)

# Case files, for every test that has one.
check_LTLIBRARIES += libcases.la
libcases_la_SOURCES = \
  tests/cases.c tests/cases.h \
  tests/change-article.c tests/change-article.h \
  tests/check-document.c tests/check-document.h \
  tests/check-store.c tests/check-store.h \
  tests/make-corrections.c tests/make-corrections.h \
  tests/edit-store.c tests/edit-store.h \
  tests/make-document.c tests/make-document.h \
  tests/make-store.c tests/make-store.h \
  tests/read-document.c tests/read-document.h

# Networks with numbers at random, and what packs them.
network_maker = \
  tests/make-network.c tests/make-network.h \
  tools/train/model-writer.c tools/train/model-writer.h \
  tools/train/network/network.h \
  tools/train/network/pack.c tools/train/network/pack.h

# Programs that test scripts use.
check_PROGRAMS += tests/dump-store

test_programs =
test_programs += tests/test-csv
test_programs += tests/test-date
test_programs += tests/test-changes
test_programs += tests/test-clusters
test_programs += tests/test-checks
test_programs += tests/test-encoding
test_programs += tests/test-english
test_programs += tests/test-edit
test_programs += tests/test-conllu
test_programs += tests/test-corrections
test_programs += tests/test-examples
test_programs += tests/test-export
test_programs += tests/test-gold
test_programs += tests/test-graph
test_programs += tests/test-json
test_programs += tests/test-kill
test_programs += tests/test-html
test_programs += tests/test-layer
test_programs += tests/test-attribution
test_programs += tests/test-lemma
test_programs += tests/test-lexicon
test_programs += tests/test-mentions
test_programs += tests/test-metrics
test_programs += tests/test-models
test_programs += tests/test-moves
test_programs += tests/test-names
test_programs += tests/test-network
test_programs += tests/test-paragraphs
test_programs += tests/test-picture
test_programs += tests/test-pipeline
test_programs += tests/test-quotes
test_programs += tests/test-reader
test_programs += tests/test-reattach
test_programs += tests/test-resolution
test_programs += tests/test-search
test_programs += tests/test-segment
test_programs += tests/test-stance
test_programs += tests/test-store
test_programs += tests/test-syntax

# What the trainer of the network computes, where it can be built.
if OPENBLAS
test_programs += tests/test-gradients
tests_test_gradients_LDADD = tools/train/libnetwork.la libcore.la $(CORE_LIBS) -lm
endif

tests_test_export_SOURCES = tests/test-export.c tests/folder.c tests/folder.h
tests_test_network_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tools/train
tests_test_network_SOURCES = tests/test-network.c $(network_maker)
tests_test_network_LDADD = $(LDADD) -lm
tests_test_picture_SOURCES = tests/test-picture.c tests/folder.c tests/folder.h
tests_test_export_CPPFLAGS = $(AM_CPPFLAGS) $(GRAPHS_CFLAGS)
tests_test_export_LDADD = libstancegraph-graphs.la libstancegraph.la $(CORE_LIBS) $(GRAPHS_LIBS) -lm
tests_test_metrics_LDADD = libstancegraph-graphs.la libstancegraph.la $(CORE_LIBS) -lm
tests_test_picture_LDADD = libstancegraph-graphs.la libstancegraph.la $(CORE_LIBS)

test_scripts =
test_scripts += tests/cli/bad-input.test
test_scripts += tests/cli/build.test
test_scripts += tests/cli/completion.test
test_scripts += tests/cli/conllu.test
test_scripts += tests/cli/export.test
test_scripts += tests/cli/edit.test
test_scripts += tests/cli/extract.test
test_scripts += tests/cli/inputs.test
test_scripts += tests/cli/filters.test
test_scripts += tests/cli/gold.test
test_scripts += tests/cli/list.test
test_scripts += tests/cli/man.test
test_scripts += tests/cli/metrics.test
test_scripts += tests/cli/migrate.test
test_scripts += tests/cli/models.test
test_scripts += tests/cli/readme.test
test_scripts += tests/cli/render.test
test_scripts += tests/cli/sg-eval.test
test_scripts += tests/cli/show.test
test_scripts += tests/cli/store-trouble.test
test_scripts += tests/cli/usage.test
test_scripts += tests/cli/views.test
test_scripts += tests/headers.test
test_scripts += tests/layers.test
test_scripts += tests/quality.test
test_scripts += tests/train-network.test
test_scripts += tests/shared-articles.test
test_scripts += tests/symbols.test
test_scripts += tests/tables.test

# What they read: tests/cases/*.txt and the like.
test_data =
test_data += tests/tap.sh
test_data += tests/cases/attribution.txt
test_data += tests/cases/csv.txt
test_data += tests/cases/dates.txt
test_data += tests/cases/english.txt
test_data += tests/cases/conllu.txt
test_data += tests/cases/conllu-errors.txt
test_data += tests/cases/pages.txt
test_data += tests/cases/paragraphs.txt
test_data += tests/cases/html.txt
test_data += tests/cases/layer.txt
test_data += tests/cases/lemma.txt
test_data += tests/cases/mentions.txt
test_data += tests/cases/names.txt
test_data += tests/cases/quotes.txt
test_data += tests/cases/stance.txt
test_data += tests/cases/resolution.txt
test_data += tests/cases/segment.txt
test_data += tests/cli/console.awk
test_data += tests/cli/dispute.jsonl
test_data += tests/cli/man.awk
test_data += tests/cli/store.sh
test_data += tests/cases/store-1.sql
test_data += tests/layers.awk
test_data += tests/tsan-glib.c
test_data += tests/tsan.test

check_PROGRAMS += $(test_programs)
TESTS += $(test_programs) $(test_scripts) tests/install.test
EXTRA_DIST += $(test_scripts) tests/install.test $(test_data)

# Installing relinks libraries in the build, so it waits for all others.
tests/install.log: $(test_programs:=.log) $(test_scripts:.test=.log)

LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
TEST_EXTENSIONS = .test
TEST_LOG_DRIVER = $(LOG_DRIVER)
TEST_LOG_COMPILER = $(SHELL)

# What tests may use: the sources, the build, and the data for developers that
# lies beside the checkout (missing in a tarball: such tests skip).
AM_TESTS_ENVIRONMENT = \
  G_DEBUG=fatal-criticals; \
  G_TEST_SRCDIR='$(abs_top_srcdir)/tests'; \
  G_TEST_BUILDDIR='$(abs_top_builddir)/tests'; \
  SG_SRCDIR='$(abs_top_srcdir)'; \
  SG_BUILDDIR='$(abs_top_builddir)'; \
  SG_SHARED='$(abs_top_srcdir)/../shared'; \
  CC='$(CC)'; CFLAGS='$(CFLAGS)'; \
  export G_DEBUG G_TEST_SRCDIR G_TEST_BUILDDIR SG_SRCDIR SG_BUILDDIR SG_SHARED CC CFLAGS;
