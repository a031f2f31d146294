/* SPDX-License-Identifier: MIT
 *
 * The reader: every input gives one item a document, in order, whatever is
 * wrong with it; messages name file and line or byte.
 */
#include <stancegraph/error.h>
#include <stancegraph/reader.h>

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static void
write_file (const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

/* All items of a reader, a line each: "key|id|text" or "code|id|message", with
 * "F" for the folder. */
static char *
read_from (SgReader *reader)
{
  GString *out = g_string_new (NULL);
  for (;;) {
    g_autoptr (SgDocument) doc = NULL;
    g_autofree char *id = NULL;
    g_autoptr (GError) error = NULL;
    SgReaderItem item = sg_reader_next (reader, &doc, &id, &error);
    g_assert_true ((item == SG_READER_DOCUMENT) == (doc != NULL));
    g_assert_true ((item == SG_READER_FAILED) == (error != NULL && id != NULL));
    if (item == SG_READER_END)
      break;
    if (doc != NULL)
      g_string_append_printf (out, "%s|%s|%s\n", sg_document_get_key (doc), sg_document_get_id (doc), sg_document_get_text (doc, NULL));
    else
      g_string_append_printf (out, "%s|%s|%s\n", sg_error_get_name ((SgError) error->code), id, error->message);
  }
  g_string_replace (out, folder, "F", 0);
  return g_string_free (out, FALSE);
}

static char *
read_items (const char *name)
{
  g_autofree char *path = name[0] == '/' ? g_strdup (name) : g_build_filename (folder, name, NULL);
  const char *inputs[] = { path, NULL };
  g_autoptr (SgReader) reader = sg_reader_new (inputs);
  return read_from (reader);
}

static void
expect (const char *name, const char *expected)
{
  g_autofree char *items = read_items (name);
  g_assert_cmpstr (items, ==, expected);
}

static void
test_text (void)
{
  write_file ("one.two.txt", "\xEF\xBB\xBF" "a\r\nb\n", -1);
  write_file ("twice.txt", "\xEF\xBB\xBF\xEF\xBB\xBF\r\r\r\na\r\rb\r\r\n\r", -1);
  write_file ("UPPER.TXT", "x", -1);
  write_file ("page.HTM", "<p>She said <i>no</i>.</p>", -1);
  write_file ("bare-page", "\n<!DOCTYPE html><p>She said no.</p>", -1);
  write_file ("latin.txt", "caf\xe9 au lait", -1);
  write_file ("empty.txt", "", -1);
  write_file ("bare", "  no { object", -1);
  expect ("one.two.txt", "F/one.two.txt|one.two|a\nb\n\n");
  write_file ("lines.NDJSON", "{\"id\": \"n\", \"text\": \"x\"}", -1);
  write_file ("late", "\xEF\xBB\xBF \n\r\n\t {\"id\": \"n\", \"text\": \"x\"}", -1);
  expect ("lines.NDJSON", "n|n|x\n");
  expect ("late", "n|n|x\n");
  expect ("twice.txt", "F/twice.txt|twice|\na\r\rb\n\r\n");
  expect ("UPPER.TXT", "F/UPPER.TXT|UPPER|x\n");
  expect ("page.HTM", "F/page.HTM|page|She said no.\n");
  expect ("bare-page", "F/bare-page|bare-page|She said no.\n");
  expect ("latin.txt", "F/latin.txt|latin|caf\u00e9 au lait\n");
  expect ("empty.txt", "F/empty.txt|empty|\n");
  expect ("bare", "F/bare|bare|  no { object\n");
}

static void
test_bad_text (void)
{
  write_file ("nul.txt", "ab\0c", 4);
  write_file ("cut.txt", "caf\xc3 au lait", -1);
  write_file ("page.doc", "<p>x", -1);
  write_file ("menu.html", "<nav><a href='/'>Home</a></nav>", -1);
  expect ("nul.txt", "encoding|nul|F/nul.txt: byte 3: NUL, text expected\n");
  expect ("cut.txt", "encoding|cut|F/cut.txt: byte 4: not UTF-8\n");
  expect ("page.doc", "data|page|F/page.doc: unknown kind of file: .txt, .jsonl, .html, .csv or .conllu expected\n");
  expect ("menu.html", "data|menu|F/menu.html: no article text found\n");
  expect ("none.txt", "read|none|F/none.txt: cannot open: No such file or directory\n");
}

/* A text of exactly the limit is read, one byte more is not; nor is a stream
 * without end, of which no more than that is read. */
static void
test_limit (void)
{
  g_autofree char *large = g_malloc (SG_DOCUMENT_MAX_BYTES + 1);
  memset (large, 'a', SG_DOCUMENT_MAX_BYTES + 1);
  write_file ("large.txt", large, SG_DOCUMENT_MAX_BYTES);
  write_file ("larger.txt", large, SG_DOCUMENT_MAX_BYTES + 1);
  g_autofree char *items = read_items ("large.txt");
  g_assert_true (g_str_has_prefix (items, "F/large.txt|large|aaa"));
  expect ("larger.txt", "limit|larger|F/larger.txt: text of more than 16777216 bytes\n");
  expect ("/dev/zero", "limit|zero|/dev/zero: text of more than 16777216 bytes\n");
}

static void
test_lines (void)
{
  write_file ("l.jsonl",
              "\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"x\\u00e9\", \"date\": \"2021-05-03\"}\r\n"
              "\n"
              "{\"id\": 17, \"text\": \"\", \"other\": [1, {\"deep\": null}]}\n"
              "not json\n"
              "{\"text\": \"no id\"}\n"
              "{\"id\": \"\", \"text\": \"empty id\"}\n"
              "{\"id\": \"c\"}\n"
              "{\"id\": \"d\", \"text\": 5}\n"
              "{\"id\": \"e\", \"text\": \"a\\u0000b\"}\n"
              "{\"id\": \"f\", \"text\": \"x\", \"title\": {}}\n"
              "{\"id\": \"g\", \"text\": \"x\"} {\"id\": \"h\", \"text\": \"x\"}\n"
              "[]\n"
              "{\"id\": \"a\", \"text\": \"again\"}", -1);
  expect ("l.jsonl",
          "a|a|x\u00e9\n"
          "17|17|\n"
          "syntax|F/l.jsonl:4|F/l.jsonl:4: byte 1: a JSON object expected\n"
          "data|F/l.jsonl:5|F/l.jsonl:5: no \"id\"\n"
          "data|F/l.jsonl:6|F/l.jsonl:6: no \"id\"\n"
          "data|c|F/l.jsonl:7: no \"text\"\n"
          "data|d|F/l.jsonl:8: no \"text\"\n"
          "encoding|F/l.jsonl:9|F/l.jsonl:9: byte 23: NUL, text expected\n"
          "data|f|F/l.jsonl:10: \"title\" is no string\n"
          "syntax|F/l.jsonl:11|F/l.jsonl:11: byte 26: nothing expected behind the object\n"
          "syntax|F/l.jsonl:12|F/l.jsonl:12: byte 1: a JSON object expected\n"
          "a|a|again\n");
}

/* What extract wrote comes in again: documents with their annotation, errors
 * as errors, without a second place in the message. */
static void
test_own_lines (void)
{
  write_file ("own",
              "{\"schema\": \"stancegraph/1\", \"pipeline\": \"p\", \"id\": \"a\", \"path\": \"x/a.txt\", \"text\": \"hm\", \"text_sha256\": "
              "\"5a2edbdf3bc12be2df22b6adf9b8f3bde3aeed86b6d1e13bbdb26ac67f6fe33b\", \"entities\": [], \"statements\": [], \"ties\": []}\n"
              "{\"schema\": \"stancegraph/1\", \"id\": \"b\", \"error\": {\"code\": \"read\", \"message\": \"b.txt: cannot open\"}}\n"
              "{\"schema\": \"stancegraph/1\", \"id\": \"c\", \"text_sha256\": \"\"}\n"
              "{\"schema\": \"stancegraph/1\", \"id\": \"d\", \"error\": 5}\n", -1);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "hm", -1);
  g_autofree char *path = g_build_filename (folder, "own", NULL);
  g_autofree char *lines = NULL;
  g_assert_true (g_file_get_contents (path, &lines, NULL, NULL));
  memcpy (strstr (lines, "5a2e"), sum, 64);
  write_file ("own", lines, -1);
  expect ("own",
          "x/a.txt|a|hm\n"
          "read|b|b.txt: cannot open\n"
          "data|c|F/own:3: no \"text\" (written with --no-text?)\n"
          "data|d|error line without a known code and a message\n");
}

/* Lines that no memory holds are refused, and the next one is read. */
static void
test_long_line (void)
{
  g_autofree char *path = g_build_filename (folder, "long.jsonl", NULL);
  g_autofree char *block = g_strnfill (1024 * 1024, '[');
  FILE *file = fopen (path, "w");
  for (int i = 0; i < 129; i++)
    g_assert_cmpuint (fwrite (block, 1, 1024 * 1024, file), ==, 1024 * 1024);
  fputs ("\n{\"id\": \"b\", \"text\": \"x\"}\n", file);
  fclose (file);
  expect ("long.jsonl", "limit|F/long.jsonl:1|F/long.jsonl:1: line of more than 134217728 bytes\nb|b|x\n");
  g_unlink (path);
}

static void
test_csv (void)
{
  write_file ("s/news.csv",
              "\xEF\xBB\xBF" "Article_ID, Headline,Publish Date,content,source\r\n"
              "a,Plan sinks,2021-05-03,\"The council\r\n\r\nsaid \"\"no\"\".\",Gazette\r\n"
              ",,,\"  x\",\r\n"
              ",,,,\r\n"
              "c,,,\" \n\",\r\n"
              "d,,y\r\n"
              "\r\n"
              "e,,,caf\xc3,\r\n"
              "f,\xc3,,x,\r\n"
              "g,,,\"x\"y,\r\n"
              "h,,,end,", -1);
  expect ("s/news.csv",
          "a|a|The council\n\nsaid \"no\".\n"
          "F/s/news.csv:3|news:3|  x\n"
          "data|c|F/s/news.csv:7: row 5: no text\n"
          "data|news:6|F/s/news.csv:9: row 6: 5 fields expected, got 3\n"
          "encoding|e|F/s/news.csv:11: row 8: byte 4: not UTF-8\n"
          "encoding|f|F/s/news.csv:12: row 9: title: byte 1: not UTF-8\n"
          "syntax|news:10|F/s/news.csv:13: row 10: nothing expected behind a closing quotation mark "
          "(one that closes nothing is written twice)\n"
          "h|h|end\n");
  write_file ("t.tsv", "id\ttext\na\tone, two; three\n", -1);
  expect ("t.tsv", "a|a|one, two; three\n");
  write_file ("table", "ID;Text\na;one\n", -1);
  expect ("table", "a|a|one\n");
  write_file ("prose", "Text, and more of it\na;one\n", -1);
  expect ("prose", "F/prose|prose|Text, and more of it\na;one\n\n");
  write_file ("nul.csv", "id,text\na,x\0y\nb\0,x\n", 19);
  expect ("nul.csv",
          "encoding|a|F/nul.csv:2: row 2: byte 2: NUL, text expected\n"
          "encoding|nul:3|F/nul.csv:3: row 3: id: byte 2: NUL, text expected\n");
}

/* The fields of the first document of a file, and what its reader had to guess. */
static void
expect_fields (const char *name, const char *expected)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *inputs[] = { path, NULL };
  g_autoptr (SgReader) reader = sg_reader_new (inputs);
  g_autoptr (SgDocument) doc = NULL;
  g_autofree char *id = NULL;
  g_assert_cmpint (sg_reader_next (reader, &doc, &id, NULL), ==, SG_READER_DOCUMENT);
  const char *values[] = { sg_document_get_meta (doc, SG_META_TITLE), sg_document_get_meta (doc, SG_META_DATE),
                           sg_document_get_meta (doc, SG_META_OUTLET), sg_document_get_warning (doc) };
  g_autoptr (GString) out = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "-");
  g_assert_cmpstr (out->str, ==, expected);
}

/* Blank fields are none, dates are days or none, and bytes that are no UTF-8
 * are read as what they seem to be. */
static void
test_fields (void)
{
  write_file ("f1.jsonl", "{\"id\": \"a\", \"text\": \"x\", \"title\": \" \", \"date\": \"Wed, 24 Nov 2021 10:00:00 GMT\", \"outlet\": \"\"}", -1);
  expect_fields ("f1.jsonl", "-|2021-11-24T10:00:00Z|-|-");
  write_file ("f2.jsonl", "{\"id\": \"a\", \"text\": \"x\", \"title\": \" T \", \"date\": \"03/04/2021\"}", -1);
  expect_fields ("f2.jsonl", " T |-|-|date left out: '03/04/2021' is 2021-04-03 or 2021-03-04: write which");
  write_file ("f3.csv", "text,title,outlet\n\"The caf\xe9 was closed on Monday, she said.\",Caf\xe9 closed, Le caf\xe9 \n", -1);
  expect_fields ("f3.csv", "Caf\u00e9 closed|-|Le caf\u00e9|read as Windows-1252");
  write_file ("f4.csv", "text,title\nIt was closed.,Caf\xe9 closed\n", -1);
  expect_fields ("f4.csv", "Caf\u00e9 closed|-|-|read as Windows-1252");
}

/* Files whose columns cannot be told: one failure each. */
static void
test_bad_columns (void)
{
  write_file ("german.csv", "nummer,inhalt\n1,x\n2,y\n", -1);
  expect ("german.csv", "data|F/german.csv:1|F/german.csv:1: no column 'text': there are nummer, inhalt\n");
  write_file ("twice.csv", "id,Text,text\n1,x,y\n", -1);
  expect ("twice.csv", "data|F/twice.csv:1|F/twice.csv:1: two columns 'text': columns 2 and 3\n");
  write_file ("empty.csv", "\n\n", -1);
  expect ("empty.csv", "data|F/empty.csv:3|F/empty.csv:3: a row with the names of the columns expected\n");
  write_file ("utf16.csv", "\xff\xfei\0d\0", 6);
  expect ("utf16.csv", "encoding|F/utf16.csv:1|F/utf16.csv:1: UTF-16; a table has to be saved as UTF-8\n");
  write_file ("open.csv", "id,text\n1,\"x\n2,y\n", -1);
  expect ("open.csv", "syntax|open:2|F/open.csv:2: row 2: the quotation mark that opens here is never closed\n");
  write_file ("open-names.csv", "\n\"id,text\n1,x\n", -1);
  expect ("open-names.csv", "syntax|F/open-names.csv:2|F/open-names.csv:2: the quotation mark that opens here is never closed\n");
}

static void
test_columns (void)
{
  static const struct {
    const char *columns, *text;
  } cases[] = { { NULL, "usual" },
                { "text=Story,date=when", "named" },
                { " text = story , title=", "named" },
                { "text=none", "F/cols.csv:1: no column 'none': there are title, text, story, when" },
                { "text=", "F/cols.csv:1: no column 'text': there are title, text, story, when" } };
  write_file ("cols.csv", "title,text,story,when\nT,usual,named,2021-05-03\n", -1);
  g_autofree char *path = g_build_filename (folder, "cols.csv", NULL);
  const char *inputs[] = { path, NULL };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (SgReader) reader = sg_reader_new (inputs);
    g_assert_true (cases[i].columns == NULL || sg_reader_set_columns (reader, cases[i].columns, NULL));
    g_autofree char *items = read_from (reader);
    g_autofree char *line = g_strconcat (cases[i].text, "\n", NULL);
    g_assert_true (g_str_has_suffix (items, line));
  }
  static const char *const wrong[] = { "", "text", "body=text", "text=a,text=b", "text=a,", "Text=a" };
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (SgReader) reader = sg_reader_new (inputs);
    g_assert_false (sg_reader_set_columns (reader, wrong[i], &error));
    g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  }
}

static void
test_folder (void)
{
  write_file ("news/b.txt", "B", -1);
  write_file ("news/a/z.jsonl", "{\"id\": \"z\", \"text\": \"Z\"}\nno\n", -1);
  write_file ("news/a/y.txt", "Y", -1);
  write_file ("news/c.txt/d.txt", "D", -1);
  write_file ("news/photo.jpg", "\xff", -1);
  write_file ("news/.hidden.txt", "H", -1);
  write_file ("news/plain", "P", -1);
  g_autofree char *circle = g_build_filename (folder, "news", "circle", NULL);
  g_autofree char *linked = g_build_filename (folder, "news", "e.txt", NULL);
  g_autofree char *pipe = g_build_filename (folder, "news", "pipe.txt", NULL);
  g_assert_cmpint (symlink (".", circle), ==, 0);
  g_assert_cmpint (symlink ("b.txt", linked), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  expect ("news",
          "F/news/a/y.txt|y|Y\n"
          "z|z|Z\n"
          "syntax|F/news/a/z.jsonl:2|F/news/a/z.jsonl:2: byte 1: a JSON object expected\n"
          "F/news/b.txt|b|B\n"
          "F/news/c.txt/d.txt|d|D\n"
          "F/news/e.txt|e|B\n");
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *entry = g_build_filename (path, name, NULL);
    remove_all (entry);
  }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("stancegraph-XXXXXX", NULL);
  g_test_add_func ("/reader/text", test_text);
  g_test_add_func ("/reader/bad-text", test_bad_text);
  g_test_add_func ("/reader/limit", test_limit);
  g_test_add_func ("/reader/lines", test_lines);
  g_test_add_func ("/reader/own-lines", test_own_lines);
  g_test_add_func ("/reader/long-line", test_long_line);
  g_test_add_func ("/reader/csv", test_csv);
  g_test_add_func ("/reader/fields", test_fields);
  g_test_add_func ("/reader/bad-columns", test_bad_columns);
  g_test_add_func ("/reader/columns", test_columns);
  g_test_add_func ("/reader/folder", test_folder);
  int status = g_test_run ();
  remove_all (folder);
  g_free (folder);
  return status;
}
