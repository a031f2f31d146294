# Our own articles with what comes of them, and a program that uses the library.

check_PROGRAMS += examples/text-to-ties
examples_text_to_ties_CPPFLAGS = -I$(top_srcdir)/include $(CORE_CFLAGS)
examples_text_to_ties_LDADD = libstancegraph.la $(CORE_LIBS)

