# Public headers, installed as <stancegraph/...>. A new one is one more line.

pkginclude_HEADERS = \
  include/stancegraph/annotation.h \
  include/stancegraph/batch.h \
  include/stancegraph/check.h \
  include/stancegraph/conllu.h \
  include/stancegraph/document.h \
  include/stancegraph/edit.h \
  include/stancegraph/error.h \
  include/stancegraph/export.h \
  include/stancegraph/filter.h \
  include/stancegraph/gold.h \
  include/stancegraph/graph.h \
  include/stancegraph/json.h \
  include/stancegraph/layer.h \
  include/stancegraph/lexicon.h \
  include/stancegraph/metrics.h \
  include/stancegraph/models.h \
  include/stancegraph/picture.h \
  include/stancegraph/pipeline.h \
  include/stancegraph/quote.h \
  include/stancegraph/reader.h \
  include/stancegraph/rows.h \
  include/stancegraph/span.h \
  include/stancegraph/stancegraph.h \
  include/stancegraph/statement.h \
  include/stancegraph/store.h
