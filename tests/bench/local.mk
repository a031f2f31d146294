# make bench: figures of speed and memory on the data for developers. The
# program is run past libtool's wrapper, which would count as start-up.

EXTRA_PROGRAMS += tests/bench/bench
tests_bench_bench_LDADD = libcore.la $(CORE_LIBS)
tests_bench_bench_SOURCES = \
  tests/bench/bench.c tests/bench/bench.h \
  tests/bench/models.c \
  tests/bench/stages.c

bench: tests/bench/bench$(EXEEXT) stancegraph$(EXEEXT)
	@LD_LIBRARY_PATH=.libs:$$LD_LIBRARY_PATH; export LD_LIBRARY_PATH; \
	program=.libs/stancegraph; test -x $$program || program=./stancegraph; \
	./tests/bench/bench $$program $(abs_top_srcdir)/../shared
.PHONY: bench

EXTRA_PROGRAMS += tests/bench/bench-network
tests_bench_bench_network_LDADD = libcore.la $(CORE_LIBS)

bench-network: tests/bench/bench-network$(EXEEXT)
	@./tests/bench/bench-network $(abs_top_srcdir)/../shared/data/ud-english/ewt-dev.conllu.gz
.PHONY: bench-network
