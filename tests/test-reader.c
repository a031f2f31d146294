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

/* All items of one input, a line each: "key|id|text" or "code|id|message", with
 * "F" for the folder. */
static char *
read_items (const char *name)
{
  g_autofree char *path = name[0] == '/' ? g_strdup (name) : g_build_filename (folder, name, NULL);
  const char *inputs[] = { path, NULL };
  g_autoptr (SgReader) reader = sg_reader_new (inputs);
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
  write_file ("UPPER.TXT", "x", -1);
  write_file ("latin.txt", "caf\xe9 au lait", -1);
  write_file ("empty.txt", "", -1);
  write_file ("bare", "  no { object", -1);
  expect ("one.two.txt", "F/one.two.txt|one.two|a\nb\n\n");
  write_file ("lines.NDJSON", "{\"id\": \"n\", \"text\": \"x\"}", -1);
  write_file ("late", "\xEF\xBB\xBF \n\r\n\t {\"id\": \"n\", \"text\": \"x\"}", -1);
  expect ("lines.NDJSON", "n|n|x\n");
  expect ("late", "n|n|x\n");
  expect ("UPPER.TXT", "F/UPPER.TXT|UPPER|x\n");
  expect ("latin.txt", "F/latin.txt|latin|caf\u00e9 au lait\n");
  expect ("empty.txt", "F/empty.txt|empty|\n");
  expect ("bare", "F/bare|bare|  no { object\n");
}

static void
test_bad_text (void)
{
  write_file ("nul.txt", "ab\0c", 4);
  write_file ("cut.txt", "caf\xc3 au lait", -1);
  write_file ("page.html", "<p>x", -1);
  expect ("nul.txt", "encoding|nul|F/nul.txt: byte 3: NUL, text expected\n");
  expect ("cut.txt", "encoding|cut|F/cut.txt: byte 4: not UTF-8\n");
  expect ("page.html", "data|page|F/page.html: unknown kind of file: .txt or .jsonl expected\n");
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
  g_test_add_func ("/reader/folder", test_folder);
  int status = g_test_run ();
  remove_all (folder);
  g_free (folder);
  return status;
}
