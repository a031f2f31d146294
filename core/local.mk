# libstancegraph: text -> ties -> store -> graph model. Its objects are in a
# convenience library too, so that tests reach what is not exported.

lib_LTLIBRARIES += libstancegraph.la
libstancegraph_la_SOURCES =
libstancegraph_la_LIBADD = libcore.la $(CORE_LIBS)
libstancegraph_la_LDFLAGS = -version-info 0:0:0 -export-symbols-regex '^sg_' -no-undefined

pkgconfig_DATA += core/stancegraph.pc

noinst_LTLIBRARIES += libcore.la
libcore_la_LIBADD = $(CORE_LIBS) -lm
nodist_libcore_la_SOURCES = core/tables.c
libcore_la_SOURCES = \
  core/batch.c \
  core/discourse/actors.c core/discourse/actors-private.h \
  core/discourse/arguments.c core/discourse/arguments-private.h \
  core/discourse/attribution.c core/discourse/attribution-private.h \
  core/discourse/content.c core/discourse/claims-private.h \
  core/discourse/cues.c core/discourse/cues-private.h \
  core/discourse/framed.c \
  core/discourse/frames.c core/discourse/frames-private.h \
  core/discourse/groups.c \
  core/discourse/labels.c \
  core/discourse/marks.c core/discourse/marks-private.h \
  core/discourse/mentions.c core/discourse/mentions-private.h \
  core/discourse/moods.c \
  core/discourse/named-actors.c \
  core/discourse/nesting.c \
  core/discourse/offices.c core/discourse/offices-private.h \
  core/discourse/phrases.c core/discourse/phrases-private.h \
  core/discourse/pieces.c \
  core/discourse/pronouns.c \
  core/discourse/quotes.c core/discourse/quotes-private.h \
  core/discourse/quoting.c \
  core/discourse/resolution.c core/discourse/resolution-private.h \
  core/discourse/several.c \
  core/discourse/sources.c \
  core/discourse/stance.c core/discourse/stance-private.h \
  core/discourse/unheld.c \
  core/document.c core/document-private.h \
  core/error.c \
  core/graph/graph.c core/graph/graph-private.h \
  core/graph/load.c \
  core/json-parse.c \
  core/json-read.c \
  core/json.c core/json-private.h \
  core/language/analyse.c core/language/analyse-private.h \
  core/language/clusters.c core/language/clusters-private.h \
  core/language/conllu/case.c \
  core/language/conllu/escape.c core/language/conllu/conllu-private.h \
  core/language/conllu/fail.c \
  core/language/conllu/file.c \
  core/language/conllu/lines.c \
  core/language/conllu/names.c \
  core/language/conllu/read.c \
  core/language/conllu/text.c \
  core/language/conllu/tree.c \
  core/language/conllu/write.c \
  core/language/gazetteer.c core/language/gazetteer-private.h \
  core/language/layer.c core/language/layer-private.h \
  core/language/lemma.c core/language/lemma-private.h \
  core/language/model-data.c \
  core/language/model.c core/language/model-private.h \
  core/language/models.c \
  core/language/moves.c core/language/moves-private.h \
  core/language/names/cuts.c \
  core/language/names/features.c core/language/names/features-private.h \
  core/language/names/lists.c core/language/names/lists-private.h \
  core/language/names/model.c core/language/names/model-private.h \
  core/language/names/names.c core/language/names/names-private.h \
  core/language/names/rules.c core/language/names/rules-private.h \
  core/language/names/text.c core/language/names/text-private.h \
  core/language/names/votes.c \
  core/language/network/avx2.c core/language/network/ymm-private.h \
  core/language/network/avx512.c \
  core/language/network/avxvnni.c \
  core/language/network/kernels.c core/language/network/kernels-private.h \
  core/language/network/network.c core/language/network/network-private.h core/language/network/features-private.h \
  core/language/network/plain.c core/language/network/processors-private.h \
  core/language/network/run.c core/language/network/vectors-private.h \
  core/language/network/tree.c core/language/network/tree-private.h \
  core/language/parser-features.c core/language/parser-private.h \
  core/language/parser.c \
  core/language/syntax.c core/language/syntax-private.h \
  core/language/tagger.c core/language/tagger-private.h \
  core/language/tokens/addresses.c core/language/tokens/lexer-private.h \
  core/language/tokens/datelines.c core/language/tokens/passage-private.h \
  core/language/tokens/forms.c \
  core/language/tokens/glyphs.c core/language/tokens/glyphs-private.h \
  core/language/tokens/segment.c core/language/tokens/segment-private.h \
  core/language/tokens/sentence-ends.c \
  core/language/tokens/signs.c \
  core/language/tokens/tokenize.c core/language/tokens/tokenize-private.h \
  core/language/tokens/word-ends.c \
  core/language/tokens/words.c core/language/tokens/words-private.h core/language/hash-private.h \
  core/language/vocabulary.c core/language/vocabulary-private.h \
  core/lexicon.c core/lexicon-private.h \
  core/offsets.c core/offsets-private.h \
  core/pipeline.c core/pipeline-private.h \
  core/quote.c \
  core/store/actors.c core/store/store-private.h \
  core/store/checks.c \
  core/store/corrections/adopt.c \
  core/store/corrections/anchor.c core/store/corrections/correct-private.h \
  core/store/corrections/apply-content.c \
  core/store/corrections/apply-speakers.c \
  core/store/corrections/apply-statement.c \
  core/store/corrections/apply-tie.c \
  core/store/corrections/article.c \
  core/store/corrections/candidates.c core/store/corrections/reattach-private.h \
  core/store/corrections/correction-rows.c \
  core/store/corrections/correction.c \
  core/store/corrections/document-actors.c \
  core/store/corrections/edit-actors.c \
  core/store/corrections/edit-names.c \
  core/store/corrections/edit-statement.c \
  core/store/corrections/edit-tie.c \
  core/store/corrections/edit.c \
  core/store/corrections/fold.c core/store/corrections/fold-private.h \
  core/store/corrections/likeness.c core/store/corrections/likeness-private.h \
  core/store/corrections/matching.c \
  core/store/corrections/moves.c \
  core/store/corrections/pairs.c \
  core/store/corrections/place.c core/store/corrections/place-private.h \
  core/store/corrections/reading.c \
  core/store/corrections/realign.c \
  core/store/corrections/reattach.c \
  core/store/corrections/replay.c \
  core/store/corrections/standing.c \
  core/store/corrections/ties.c \
  core/store/corrections/undo.c \
  core/store/entities.c \
  core/store/find-actor.c \
  core/store/gold.c \
  core/store/meta.c \
  core/store/migrate.c \
  core/store/names.c \
  core/store/parts.c \
  core/store/read-graph.c core/store/read-private.h \
  core/store/rows.c core/store/rows-private.h \
  core/store/sample.c \
  core/store/schema.c core/store/schema-private.h \
  core/store/search-tables.c \
  core/store/search.c \
  core/store/spans.c \
  core/store/sql.c \
  core/store/statements.c \
  core/store/store.c \
  core/store/stored.c \
  core/store/views.c \
  core/store/vocabulary.c \
  core/store/where.c \
  core/store/words.c \
  core/text/block.c core/text/block-private.h \
  core/text/boilerplate.c core/text/boilerplate-private.h \
  core/text/columns.c core/text/columns-private.h \
  core/text/csv.c core/text/csv-private.h \
  core/text/date.c core/text/date-private.h \
  core/text/encoding.c core/text/encoding-private.h \
  core/text/english.c core/text/english-private.h \
  core/text/formats.c core/text/format-private.h \
  core/text/html-article.c core/text/html-private.h \
  core/text/html-boxes.c \
  core/text/html-meta.c \
  core/text/html-text.c \
  core/text/html-tree.c \
  core/text/html.c \
  core/text/inputs.c core/text/inputs-private.h \
  core/text/layout.c \
  core/text/lines.c \
  core/text/meta.c core/text/meta-private.h \
  core/text/paragraphs.c core/text/paragraphs-private.h \
  core/text/reader.c \
  core/text/sheet.c \
  core/text/source.c core/text/source-private.h

# The tables built in. A new one is one more line here.
tables =
tables += core/data/en/abbreviations.tsv
tables += core/data/en/affixes.tsv
tables += core/data/en/boilerplate.tsv
tables += core/data/en/contractions.tsv
tables += core/data/en/countries.tsv
tables += core/data/en/cues.tsv
tables += core/data/en/elisions.tsv
tables += core/data/en/first-names.tsv
tables += core/data/en/frames.tsv
tables += core/data/en/function-words.tsv
tables += core/data/en/groups.tsv
tables += core/data/en/html-boxes.tsv
tables += core/data/en/irregular.tsv
tables += core/data/en/light.tsv
tables += core/data/en/moods.tsv
tables += core/data/en/name-words.tsv
tables += core/data/en/organisations.tsv
tables += core/data/en/patterns.tsv
tables += core/data/en/places.tsv
tables += core/data/en/pronouns.tsv
tables += core/data/en/requests.tsv
tables += core/data/en/roles.tsv
tables += core/data/en/sentence-words.tsv
tables += core/data/en/surnames.tsv
tables += core/data/en/titles.tsv

EXTRA_DIST += core/data/tables.awk $(tables)
CLEANFILES += core/tables.c
core/tables.c: core/data/tables.awk $(tables)
	$(AM_V_GEN) $(MKDIR_P) core \
	  && (cd $(srcdir) && LC_ALL=C $(AWK) -f core/data/tables.awk $(tables) /dev/null) >$@.tmp \
	  && mv $@.tmp $@

# The trained models, which model-data.c puts into the library as they are. A
# new one is one more line here, its card and its line there.
models =
models += models/en/names.model
models += models/en/syntax.model
models += models/en/words.model
models += models/en/network.model

core/language/model-data.lo: $(models)
EXTRA_DIST += $(models:=.xz) $(models:.model=.md) models/en/COPYING
CLEANFILES += $(models)
models/en/%.model: models/en/%.model.xz
	$(AM_V_GEN) $(MKDIR_P) models/en && xz -dc $< >$@.tmp && mv $@.tmp $@
