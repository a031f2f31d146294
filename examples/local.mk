# Our own articles with what comes of them, and a program that uses the library.

check_PROGRAMS += examples/text-to-ties
examples_text_to_ties_CPPFLAGS = -I$(top_srcdir)/include $(CORE_CFLAGS)
examples_text_to_ties_LDADD = libstancegraph.la $(CORE_LIBS)


EXTRA_DIST += examples/articles/README.md examples/channel.svg
dist_doc_DATA += examples/sql.md examples/dates.tsv
EXTRA_DIST += examples/articles/channel-1-letter.txt examples/articles/channel-1-letter.ties examples/articles/channel-1-letter.read
EXTRA_DIST += examples/articles/channel-2-calais.txt examples/articles/channel-2-calais.ties examples/articles/channel-2-calais.read
EXTRA_DIST += examples/articles/channel-3-invitation.txt examples/articles/channel-3-invitation.ties examples/articles/channel-3-invitation.read
EXTRA_DIST += examples/articles/channel-4-meeting.txt examples/articles/channel-4-meeting.ties examples/articles/channel-4-meeting.read
EXTRA_DIST += examples/articles/river-1-dam.txt examples/articles/river-1-dam.ties examples/articles/river-1-dam.read
EXTRA_DIST += examples/articles/river-2-talks.txt examples/articles/river-2-talks.ties examples/articles/river-2-talks.read
EXTRA_DIST += examples/articles/school-1-plan.txt examples/articles/school-1-plan.ties examples/articles/school-1-plan.read
EXTRA_DIST += examples/articles/school-2-strike.txt examples/articles/school-2-strike.ties examples/articles/school-2-strike.read

# The picture of the README, drawn anew after a change in reading or drawing.
.PHONY: picture
picture: stancegraph stancegraph-draw
	$(MKDIR_P) examples && rm -f examples/channel.sg
	./stancegraph build examples/channel.sg $(srcdir)/examples/articles/channel-*.txt
	./stancegraph render examples/channel.sg -o $(srcdir)/examples/channel.svg --title 'The Channel, November 2021'
CLEANFILES += examples/channel.sg
