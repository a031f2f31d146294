# Fuzz targets. tests/test-fuzz-corpus feeds them their corpora in every build;
# `configure --enable-fuzz CC=clang` makes a libFuzzer program of each as well:
#
#     tests/fuzz/fuzz-json -max_total_time=60 -dict=../tests/fuzz/json.dict FOLDER

check_LTLIBRARIES += libfuzz.la
libfuzz_la_SOURCES = tests/fuzz/fuzz.h
libfuzz_la_SOURCES += tests/fuzz/check.c
libfuzz_la_SOURCES += tests/fuzz/fuzz-conllu.c
libfuzz_la_SOURCES += tests/fuzz/fuzz-csv.c
libfuzz_la_SOURCES += tests/fuzz/fuzz-document.c
libfuzz_la_SOURCES += tests/fuzz/fuzz-html.c
libfuzz_la_SOURCES += tests/fuzz/fuzz-json.c
libfuzz_la_SOURCES += tests/fuzz/fuzz-tsv.c

test_programs += tests/test-fuzz-corpus
tests_test_fuzz_corpus_LDADD = libfuzz.la $(LDADD)

EXTRA_DIST += tests/fuzz/corpus
EXTRA_DIST += tests/fuzz/conllu.dict
EXTRA_DIST += tests/fuzz/csv.dict
EXTRA_DIST += tests/fuzz/document.dict
EXTRA_DIST += tests/fuzz/html.dict
EXTRA_DIST += tests/fuzz/json.dict
EXTRA_DIST += tests/fuzz/tsv.dict

if FUZZ
noinst_PROGRAMS += tests/fuzz/fuzz-conllu
tests_fuzz_fuzz_conllu_SOURCES = tests/fuzz/entry.c
tests_fuzz_fuzz_conllu_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_conllu
tests_fuzz_fuzz_conllu_LDFLAGS = -fsanitize=fuzzer
tests_fuzz_fuzz_conllu_LDADD = libfuzz.la $(LDADD)

noinst_PROGRAMS += tests/fuzz/fuzz-csv
tests_fuzz_fuzz_csv_SOURCES = tests/fuzz/entry.c
tests_fuzz_fuzz_csv_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_csv
tests_fuzz_fuzz_csv_LDFLAGS = -fsanitize=fuzzer
tests_fuzz_fuzz_csv_LDADD = libfuzz.la $(LDADD)

noinst_PROGRAMS += tests/fuzz/fuzz-document
tests_fuzz_fuzz_document_SOURCES = tests/fuzz/entry.c
tests_fuzz_fuzz_document_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_document
tests_fuzz_fuzz_document_LDFLAGS = -fsanitize=fuzzer
tests_fuzz_fuzz_document_LDADD = libfuzz.la $(LDADD)

noinst_PROGRAMS += tests/fuzz/fuzz-html
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/entry.c
tests_fuzz_fuzz_html_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_html
tests_fuzz_fuzz_html_LDFLAGS = -fsanitize=fuzzer
tests_fuzz_fuzz_html_LDADD = libfuzz.la $(LDADD)

noinst_PROGRAMS += tests/fuzz/fuzz-json
tests_fuzz_fuzz_json_SOURCES = tests/fuzz/entry.c
tests_fuzz_fuzz_json_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_json
tests_fuzz_fuzz_json_LDFLAGS = -fsanitize=fuzzer
tests_fuzz_fuzz_json_LDADD = libfuzz.la $(LDADD)

noinst_PROGRAMS += tests/fuzz/fuzz-tsv
tests_fuzz_fuzz_tsv_SOURCES = tests/fuzz/entry.c
tests_fuzz_fuzz_tsv_CPPFLAGS = $(AM_CPPFLAGS) -DFUZZ_TARGET=fuzz_tsv
tests_fuzz_fuzz_tsv_LDFLAGS = -fsanitize=fuzzer
tests_fuzz_fuzz_tsv_LDADD = libfuzz.la $(LDADD)
endif
