# Trainers and sg-eval, which measures; neither is installed.

noinst_PROGRAMS += tools/train/sg-eval
tools_train_sg_eval_LDADD = libcore.la $(CORE_LIBS)
tools_train_sg_eval_SOURCES = \
  tools/train/eval-conllu.c tools/train/eval.h \
  tools/train/eval-names.c \
  tools/train/sg-eval.c

EXTRA_PROGRAMS += tools/train/train tools/train/train-words
CLEANFILES += tools/train/train$(EXEEXT) tools/train/train-words$(EXEEXT)
tools_train_train_LDADD = libcore.la $(CORE_LIBS) -lm
tools_train_train_SOURCES = \
  tools/train/best.h \
  tools/train/input.c tools/train/input.h \
  tools/train/model-writer.c tools/train/model-writer.h \
  tools/train/moves-writer.c \
  tools/train/perceptron.c tools/train/perceptron.h \
  tools/train/raw-text.c tools/train/raw-text.h \
  tools/train/shuffle.c \
  tools/train/sure-tags.c \
  tools/train/train-parser.c \
  tools/train/train.c tools/train/train.h \
  tools/train/treebank.c tools/train/treebank.h
tools_train_train_words_LDADD = libcore.la $(CORE_LIBS) -lm
tools_train_train_words_SOURCES = \
  tools/train/cluster-tree.c tools/train/cluster-tree.h \
  tools/train/clustering.c tools/train/clustering.h \
  tools/train/input.c tools/train/input.h \
  tools/train/model-writer.c tools/train/model-writer.h \
  tools/train/raw-text.c tools/train/raw-text.h \
  tools/train/train-words.c

# The network's trainer, for the machine that it is made on. A test checks its gradients.
if OPENBLAS
check_LTLIBRARIES += tools/train/libnetwork.la
tools_train_libnetwork_la_LIBADD = $(OPENBLAS_LIBS) -lm
tools_train_libnetwork_la_CFLAGS = $(AM_CFLAGS) $(OPENBLAS_CFLAGS) -O3 -march=native -ffast-math
tools_train_libnetwork_la_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tools/train
tools_train_libnetwork_la_SOURCES = \
  tools/train/best.h \
  tools/train/network/adam.c tools/train/network/adam.h \
  tools/train/network/encoder.c \
  tools/train/network/heads.c \
  tools/train/network/linear.c \
  tools/train/network/network.h \
  tools/train/network/parameters.c tools/train/network/parameters.h \
  tools/train/network/work.c tools/train/network/work.h

check_PROGRAMS += tools/train/train-network
tools_train_train_network_LDADD = tools/train/libnetwork.la libcore.la $(CORE_LIBS) -lm
tools_train_train_network_CFLAGS = $(AM_CFLAGS) $(OPENBLAS_CFLAGS)
tools_train_train_network_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tools/train
tools_train_train_network_SOURCES = \
  tools/train/network/pack.c tools/train/network/pack.h \
  tools/train/input.c tools/train/input.h \
  tools/train/model-writer.c tools/train/model-writer.h \
  tools/train/network/course.c tools/train/network/course.h \
  tools/train/network/lessons.c tools/train/network/lessons.h \
  tools/train/network/teach.c tools/train/network/teach.h \
  tools/train/network/train-network.c \
  tools/train/raw-text.c tools/train/raw-text.h \
  tools/train/shuffle.c \
  tools/train/train.h \
  tools/train/treebank.c tools/train/treebank.h
endif

EXTRA_PROGRAMS += tools/train/train-names
CLEANFILES += tools/train/train-names$(EXEEXT)
tools_train_train_names_LDADD = libcore.la $(CORE_LIBS) -lm
tools_train_train_names_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tools/train
tools_train_train_names_CFLAGS = $(AM_CFLAGS) -O3 -fno-math-errno -fno-trapping-math
tools_train_train_names_SOURCES = \
  tools/train/input.c tools/train/input.h \
  tools/train/model-writer.c tools/train/model-writer.h \
  tools/train/names/corpus.c \
  tools/train/names/crf.c \
  tools/train/names/examples.c tools/train/names/examples.h \
  tools/train/names/lists.c \
  tools/train/names/names.h \
  tools/train/names/swap.c \
  tools/train/names/teacher.c \
  tools/train/names/train-names.c \
  tools/train/perceptron.c tools/train/perceptron.h \
  tools/train/raw-text.c tools/train/raw-text.h

# Learns the models anew from the data beside the checkout; a model is one
# target train-NAME, which leaves NAME.model in the build and NAME.model.xz beside its card.
data = $${SG_SHARED:-$(abs_top_srcdir)/../shared}/data
pack_model = pack() { xz --lzma2=preset=9e,pb=2,lp=2,lc=2 -c models/en/$$1.model.new >$(srcdir)/models/en/$$1.model.xz \
  && mv models/en/$$1.model.new models/en/$$1.model; }; pack

.PHONY: train train-names train-network train-syntax train-words
train: train-words
	$(MAKE) train-syntax train-names
	$(MAKE) train-network

train-words: tools/train/train-words$(EXEEXT)
	$(MKDIR_P) models/en && data="$(data)" \
	  && tools/train/train-words models/en/words.model.new "$$data/ud-english/gum-open-docs.txt" "$$data/polnear/train.jsonl" \
	    "$$data/wikinews/articles.jsonl" "$$data/ud-english/ewt-train.conllu.gz" "$$data/ud-english/gum-train.conllu.gz" \
	  && $(pack_model) words

train-names: tools/train/train-names$(EXEEXT) models/en/words.model
	$(MKDIR_P) models/en && tools/train/train-names models/en/names.model.new models/en/words.model "$(data)" \
	  && $(pack_model) names

train-syntax: tools/train/train$(EXEEXT) models/en/words.model
	$(MKDIR_P) models/en && data="$(data)" \
	  && tools/train/train models/en/syntax.model.new models/en/words.model "$$data/ud-english/gum-open-docs.txt" \
	    "$$data/polnear/silver-train.conllu.gz" "$$data/ud-english/ewt-train.conllu.gz" "$$data/ud-english/gum-train.conllu.gz" \
	  && $(pack_model) syntax

# The network needs OpenBLAS (libopenblas-dev) and both cores of two.
if OPENBLAS
train-network: tools/train/train-network$(EXEEXT) models/en/words.model
	$(MKDIR_P) models/en && data="$(data)" && ud="$$data/ud-english" \
	  && tools/train/train-network --words=models/en/words.model --open-docs="$$ud/gum-open-docs.txt" \
	    --silver="$$data/polnear/silver-train.conllu.gz" --raw="$$data/polnear/train.jsonl" --raw="$$data/wikinews/articles.jsonl" \
	    --dev="$$ud/ewt-dev.conllu.gz" --dev="$$ud/gum-dev.conllu.gz" \
	    models/en/network.model.new "$$ud/ewt-train.conllu.gz" "$$ud/gum-train.conllu.gz" \
	  && $(pack_model) network
else
train-network:
	@echo "the trainer of the network needs OpenBLAS (libopenblas-dev); install it and configure again" >&2; exit 1
endif
