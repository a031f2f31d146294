# Trainers and sg-eval, which measures; neither is installed.

noinst_PROGRAMS += tools/train/sg-eval
tools_train_sg_eval_LDADD = libcore.la $(CORE_LIBS)
tools_train_sg_eval_SOURCES = tools/train/sg-eval.c

EXTRA_PROGRAMS += tools/train/train
CLEANFILES += tools/train/train$(EXEEXT)
tools_train_train_LDADD = libcore.la $(CORE_LIBS) -lm
tools_train_train_SOURCES = \
  tools/train/model-writer.c \
  tools/train/perceptron.c tools/train/perceptron.h \
  tools/train/train-parser.c \
  tools/train/train.c tools/train/train.h \
  tools/train/treebank.c tools/train/treebank.h

# Learns the model anew from the data beside the checkout, in about ten minutes.
.PHONY: train
train: tools/train/train$(EXEEXT)
	data="$${SG_SHARED:-$(abs_top_srcdir)/../shared}/data" && $(MKDIR_P) models/en \
	  && tools/train/train $(model).new "$$data/ud-english/gum-open-docs.txt" "$$data/polnear/silver-train.conllu.gz" \
	    "$$data/ud-english/ewt-train.conllu.gz" "$$data/ud-english/gum-train.conllu.gz" \
	  && xz --lzma2=preset=9e,pb=2,lp=2,lc=2 -c $(model).new >$(srcdir)/$(model).xz && mv $(model).new $(model)
