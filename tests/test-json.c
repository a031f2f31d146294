/* SPDX-License-Identifier: MIT
 *
 * The JSON form: what is written is read back and written the same; offsets
 * count characters; every broken value is refused with a message that names it.
 */
#include "check-document.h"
#include "document-private.h"
#include "json-private.h"
#include "offsets-private.h"

#include <stancegraph/error.h>
#include <stancegraph/json.h>
#include <string.h>

/* "Mayor Ånström – of Bay City – blamed the owners. 😀 He \"won't\" go." */
static const char text[] = "Mayor \u00C5nstr\u00F6m \u2013 of Bay City \u2013 blamed the owners. \U0001F600 He \"won't\" go.";

static SgSpan
find (const char *words)
{
  const char *at = strstr (text, words);
  g_assert_nonnull (at);
  return (SgSpan) { (gint32) (at - text), (gint32) strlen (words) };
}

static gint32
add_mention (SgDocument *doc, const char *words, gint32 entity, SgAliasKind kind)
{
  SgMention mention = { .span = find (words), .head = -1, .entity = entity, .name = -1, .kind = kind };
  return sgp_document_add_mention (doc, &mention);
}

static void
add_entity (SgDocument *doc, const char *name, SgEntityType type, gint32 part_of)
{
  const SgAlias aliases[] = { { sgp_document_intern (doc, name, -1), SG_ALIAS_NAME }, { "he", SG_ALIAS_PRONOUN } };
  SgEntity entity = { sgp_document_intern (doc, name, -1), type, part_of, sgp_document_add_aliases (doc, aliases, 2) };
  sgp_document_add_entity (doc, &entity);
}

/* A document with a row of every kind. */
static SgDocument *
make_document (void)
{
  SgDocument *doc = sg_document_new ("a \"b\"\n", text, -1, NULL);
  sg_document_set_meta (doc, SG_META_PATH, "news/a.txt");
  sg_document_set_meta (doc, SG_META_DATE, "2021-05-03");
  sgp_document_set_pipeline (doc, "test / 1");
  add_entity (doc, "\u00C5nstr\u00F6m", SG_ENTITY_PERSON, 1);
  add_entity (doc, "Bay City", SG_ENTITY_PLACE, -1);
  add_entity (doc, "the owners", SG_ENTITY_GROUP, -1);
  const SgSpeaker speakers[] = { { add_mention (doc, "Mayor \u00C5nstr\u00F6m", 0, SG_ALIAS_NAME), 0.925 },
                                 { add_mention (doc, "He", 0, SG_ALIAS_PRONOUN), 1 },
                                 { add_mention (doc, "go", -1, SG_ALIAS_DESCRIPTION), 0 } };
  add_mention (doc, "the owners", 2, SG_ALIAS_NAME);
  add_mention (doc, "Bay City", 1, SG_ALIAS_NAME);
  const SgSpan pieces[] = { find ("\"won't\""), find ("go.") };
  SgSpan cue = find ("blamed"), all = find (text);
  SgStatement statement = { SG_STATEMENT_ACT, sgp_document_add_spans (doc, &all, 1), sgp_document_add_spans (doc, &cue, 1),
                            sgp_document_add_speakers (doc, speakers, 1), sgp_document_add_speakers (doc, speakers + 2, 1), -1, 0.5 };
  sgp_document_add_statement (doc, &statement);
  SgStatement inner = { SG_STATEMENT_MIXED, sgp_document_add_spans (doc, pieces, 2), { 0, 0 },
                        sgp_document_add_speakers (doc, speakers + 1, 1), { 0, 0 }, 0, 0.123456 };
  sgp_document_add_statement (doc, &inner);
  SgTie tie = { 0, 2, SG_STANCE_BLAME, SG_ACT_ACCUSE, 0, sgp_document_add_spans (doc, &all, 1), "verb:blame/obj", 0.87 };
  sgp_document_add_tie (doc, &tie);
  return doc;
}

static void
test_form (void)
{
  g_autoptr (SgDocument) doc = make_document ();
  g_autofree char *line = sg_document_to_json (doc, TRUE);
  static const char *const parts[] = {
    "{\"schema\": \"stancegraph/1\", \"pipeline\": \"test / 1\", \"id\": \"a \\\"b\\\"\\n\", \"path\": \"news/a.txt\", \"title\": null, "
    "\"date\": \"2021-05-03\", \"outlet\": null, \"url\": null, \"language\": \"en\", \"text\": \"Mayor ",
    "\"entities\": [{\"id\": \"e1\", \"name\": \"\u00C5nstr\u00F6m\", \"type\": \"person\", \"part_of\": \"e2\", "
    "\"aliases\": [{\"text\": \"\u00C5nstr\u00F6m\", \"kind\": \"name\"}], \"mentions\": [[0, 13], [51, 53]]}, ",
    "\"statements\": [{\"id\": \"s1\", \"kind\": \"act\", \"content\": [[0, 65]], \"cue\": [[30, 36]], "
    "\"speakers\": [{\"entity\": \"e1\", \"mention\": [[0, 13]], \"confidence\": 0.925}], "
    "\"addressees\": [{\"entity\": null, \"mention\": [[62, 64]], \"confidence\": 0}], \"parent\": null, \"confidence\": 0.5}, ",
    "\"content\": [[54, 61], [62, 65]], \"cue\": [], ", "\"parent\": \"s1\", \"confidence\": 0.1235}]",
    "\"ties\": [{\"id\": \"t1\", \"source\": \"e1\", \"target\": \"e3\", \"stance\": \"blame\", \"act\": \"ACCUSE\", \"statement\": \"s1\", "
    "\"evidence\": [[0, 65]], \"why\": \"verb:blame/obj\", \"confidence\": 0.87}]}" };
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (line, parts[i]) == NULL)
      g_error ("not in the line:\n%s\n%s", parts[i], line);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = make_document ();
  g_autofree char *line = sg_document_to_json (doc, TRUE);
  g_autoptr (SgDocument) again = sg_document_new_from_json (line, -1, &error);
  g_assert_no_error (error);
  g_autofree char *line_again = sg_document_to_json (again, TRUE);
  g_assert_cmpstr (line, ==, line_again);
  g_assert_cmpstr (sg_document_get_key (again), ==, "news/a.txt");
  g_autofree char *wrong = check_document (again);
  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_no_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SgDocument) doc = make_document ();
  g_autofree char *line = sg_document_to_json (doc, FALSE);
  g_assert_null (strstr (line, "blamed"));
  g_assert_null (sg_document_new_from_json (line, -1, &error));
  g_assert_error (error, SG_ERROR, SG_ERROR_DATA);
  g_assert_nonnull (strstr (error->message, "--no-text"));
}

/* All control characters, and what needs escapes. */
static void
test_escapes (void)
{
  GString *odd = g_string_new ("\"\\/\x7f\u2028\uFFFF\U0010FFFF");
  for (char c = 1; c < 0x20; c++)
    g_string_append_c (odd, c);
  g_autoptr (SgDocument) doc = sg_document_new (odd->str, odd->str, -1, NULL);
  g_autofree char *line = sg_document_to_json (doc, TRUE);
  g_assert_null (strchr (line, '\n'));
  g_autoptr (SgDocument) again = sg_document_new_from_json (line, -1, NULL);
  g_assert_nonnull (again);
  g_assert_cmpstr (sg_document_get_text (again, NULL), ==, odd->str);
  g_assert_cmpstr (sg_document_get_id (again), ==, odd->str);
  g_string_free (odd, TRUE);
}

static void
test_error_line (void)
{
  g_autoptr (GError) error = g_error_new (SG_ERROR, SG_ERROR_ENCODING, "x\xff.txt: byte 3: \"quoted\"");
  g_autoptr (GError) again = NULL;
  g_autofree char *line = sg_error_to_json ("x\xff", error);
  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_null (sg_document_new_from_json (line, -1, &again));
  g_assert_error (again, SG_ERROR, SG_ERROR_ENCODING);
  g_assert_cmpstr (again->message, ==, "x\uFFFD.txt: byte 3: \"quoted\"");
}

/* The line with @from replaced by @to must be refused, the message holding @part. */
typedef struct {
  const char *from, *to;
  SgError code;
  const char *part;
} Damage;

static const Damage damages[] = {
  { "stancegraph/1", "stancegraph/2", SG_ERROR_DATA, "\"schema\"" },
  { "\"id\": \"a \\\"b\\\"\\n\", ", "", SG_ERROR_DATA, "no \"id\"" },
  { "\"title\": null", "\"title\": []", SG_ERROR_DATA, "\"title\" is no string" },
  { "\"text\": \"Mayor", "\"text\": \"mayor", SG_ERROR_DATA, "text_sha256" },
  { "\"entities\": [", "\"entities\": 5, \"x\": [", SG_ERROR_DATA, "\"entities\": an array" },
  { "\"type\": \"place\"", "\"type\": \"town\"", SG_ERROR_DATA, "entities[1].type: unknown value 'town'" },
  { "\"part_of\": \"e2\"", "\"part_of\": \"e7\"", SG_ERROR_DATA, "entities[0].part_of: unknown id 'e7'" },
  { "\"part_of\": \"e2\"", "\"part_of\": \"e1\"", SG_ERROR_DATA, "circle" },
  { "\"id\": \"e3\"", "\"id\": \"e1\"", SG_ERROR_DATA, "entities[2].id: 'e1' comes twice" },
  { "\"id\": \"s2\"", "\"id\": \"s1\"", SG_ERROR_DATA, "statements[1].id: 's1' comes twice" },
  { "\"parent\": null", "\"parent\": \"s2\"", SG_ERROR_DATA, "circle" },
  { "[[0, 65]]", "[[0, 66]]", SG_ERROR_DATA, "statements[0].content: [0, 66] lies not inside" },
  { "[[0, 65]]", "[[9, 9]]", SG_ERROR_DATA, "lies not inside" },
  { "[[0, 65]]", "[[-1, 9]]", SG_ERROR_DATA, "lies not inside" },
  { "[[0, 65]]", "[[0, 1e99]]", SG_ERROR_DATA, "whole numbers" },
  { "[[0, 65]]", "[[0]]", SG_ERROR_DATA, "a pair" },
  { "[[0, 65]]", "[]", SG_ERROR_DATA, "at least one span" },
  { "[[0, 65]]", "null", SG_ERROR_DATA, "an array expected" },
  { "\"mention\": [[0, 13]]", "\"mention\": []", SG_ERROR_DATA, "speakers[0].mention: one span" },
  { "\"confidence\": 0.925", "\"confidence\": 1.5", SG_ERROR_DATA, "speakers[0].confidence: a number from 0 to 1" },
  { "\"confidence\": 0.925", "\"confidence\": \"high\"", SG_ERROR_DATA, "speakers[0].confidence: a number" },
  { "\"source\": \"e1\"", "\"source\": \"e2\"", SG_ERROR_DATA, "ties[0].source: is no speaker" },
  { "\"target\": \"e3\"", "\"target\": \"e1\"", SG_ERROR_DATA, "ties[0].target: a stance towards" },
  { "\"source\": \"e1\"", "\"source\": null", SG_ERROR_DATA, "ties[0].source: an id" },
  { "\"statement\": \"s1\"", "\"statement\": null", SG_ERROR_DATA, "ties[0].statement: an id" },
  { "\"stance\": \"blame\"", "\"stance\": \"love\"", SG_ERROR_DATA, "ties[0].stance: unknown value" },
  { "\"why\": \"verb:blame/obj\"", "\"why\": 5", SG_ERROR_DATA, "ties[0].why: a string expected" },
  { "\"name\": \"Bay City\"", "\"name\": \"\"", SG_ERROR_DATA, "entities[1].name: a name expected" },
  { "\"pipeline\": \"test / 1\"", "\"pipeline\": {}", SG_ERROR_DATA, "\"pipeline\" is no string" },
  { "\"act\": \"ACCUSE\"", "\"act\": \"accuse\"", SG_ERROR_DATA, "ties[0].act: unknown value" },
  { "\"speakers\": [{", "\"speakers\": [7, {", SG_ERROR_DATA, "statements[0].speakers: objects" },
  { "\"ties\": [{", "\"ties\": [[], {", SG_ERROR_DATA, "ties[0]" },
  { "\"entity\": null, \"mention\"", "\"entity\": null \"mention\"", SG_ERROR_SYNTAX, "',' or '}' expected" },
  { "\"language\": \"en\"", "\"language\": \"\\u0000\"", SG_ERROR_ENCODING, "NUL" },
  { "\"language\": \"en\"", "\"language\": \"\\ud800\"", SG_ERROR_ENCODING, "surrogate" },
  { "\"language\": \"en\"", "\"language\": \"\xff\"", SG_ERROR_ENCODING, "not UTF-8" },
  { "\"language\": \"en\"", "\"language\": \"\\x\"", SG_ERROR_SYNTAX, "escape" },
  { "\"language\": \"en\"", "/* no */ \"language\": \"en\"", SG_ERROR_SYNTAX, "a key in quotation marks expected" },
};

static void
test_damages (void)
{
  g_autoptr (SgDocument) doc = make_document ();
  g_autofree char *line = sg_document_to_json (doc, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++) {
    g_autoptr (GError) error = NULL;
    GString *broken = g_string_new (line);
    g_assert_cmpuint (g_string_replace (broken, damages[i].from, damages[i].to, 1), ==, 1);
    g_assert_null (sg_document_new_from_json (broken->str, (gssize) broken->len, &error));
    g_assert_error (error, SG_ERROR, (gint) damages[i].code);
    if (strstr (error->message, damages[i].part) == NULL)
      g_error ("'%s' expected, not '%s'", damages[i].part, error->message);
    g_string_free (broken, TRUE);
  }
}

/* A line cut off anywhere, or with any byte changed, is refused or read, and
 * never more than that. */
static void
test_mutations (void)
{
  g_autoptr (SgDocument) doc = make_document ();
  g_autofree char *line = sg_document_to_json (doc, TRUE);
  gsize length = strlen (line);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  for (gsize i = 0; i < length; i++) {
    g_autoptr (GError) error = NULL;
    g_assert_null (sg_document_new_from_json (line, (gssize) i, &error));
    g_assert_nonnull (error);
  }
  for (gsize i = 0; i < 4000; i++) {
    g_autofree char *changed = g_strdup (line);
    changed[g_rand_int_range (random, 0, (gint32) length)] = "0919[]{}\",:\\ e-\x80"[g_rand_int_range (random, 0, 17)];
    g_autoptr (SgDocument) again = sg_document_new_from_json (changed, (gssize) length, NULL);
    g_autofree char *wrong = again != NULL ? check_document (again) : NULL;
    g_assert_true (wrong == NULL || strstr (wrong, "row->why") != NULL);
  }
}

/* What the grammar takes, and what it refuses in which words. */
static const struct {
  const char *line, *message;
} lines[] = {
  { "{}", NULL },
  { " \t{ \"a\" :\r\n[ ] , \"\":{\"b\":[true,false , null]} } ", NULL },
  { "{\"a\": [0, -0, 10, -12.50, 0.5e1, 1E+5, 1e-9, 1e999, -9223372036854775808]}", NULL },
  { "{\"a\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\x7f\"}", NULL },
  { "{\"a\": 1, \"a\": 2}", NULL },
  { "", "byte 1: a JSON object expected, the line ends here" },
  { "[]", "byte 1: a JSON object expected" },
  { "{", "byte 2: a key in quotation marks expected, the line ends here" },
  { "{\"a", "byte 2: string without end" },
  { "{\"a\"", "byte 5: ':' expected, the line ends here" },
  { "{\"a\": ", "byte 7: a JSON value expected, the line ends here" },
  { "{\"a\": [1", "byte 9: ',' or ']' expected, the line ends here" },
  { "{\"a\": [1}", "byte 9: ',' or ']' expected" },
  { "{\"a\": 1]", "byte 8: ',' or '}' expected" },
  { "{\"a\": 1,}", "byte 9: a key in quotation marks expected" },
  { "{\"a\": [1,]}", "byte 10: a JSON value expected" },
  { "{\"a\" 1}", "byte 6: ':' expected" },
  { "{a: 1}", "byte 2: a key in quotation marks expected" },
  { "{'a': 1}", "byte 2: a key in quotation marks expected" },
  { "{\"a\": tru}", "byte 7: a JSON value expected" },
  { "{\"a\": truer}", "byte 11: ',' or '}' expected" },
  { "{\"a\": NaN}", "byte 7: a JSON value expected" },
  { "{\"a\": +1}", "byte 7: a JSON value expected" },
  { "{\"a\": .5}", "byte 7: a JSON value expected" },
  { "{\"a\": 5.}", "byte 9: a digit expected" },
  { "{\"a\": 5e}", "byte 9: a digit expected" },
  { "{\"a\": -}", "byte 8: a digit expected" },
  { "{\"a\": 010}", "byte 7: a number that begins with 0" },
  { "{\"a\": 0x10}", "byte 8: ',' or '}' expected" },
  { "{\"a\": 9223372036854775808}", "byte 7: whole number beyond 64 bits" },
  { "{\"a\": \"\t\"}", "byte 8: control character in a JSON string" },
  { "{\"a\": \"\\u12\"}", "byte 8: four hexadecimal digits expected" },
  { "{\"a\": \"\\ude00\"}", "byte 8: half a surrogate pair" },
  { "{\"a\": \"\\ud83dx\"}", "byte 8: half a surrogate pair" },
  { "{\"a\": \"\\ud83d\\ud83d\"}", "byte 8: half a surrogate pair" },
  { "{\"a\": \"\xc0\xaf\"}", "byte 8: not UTF-8" },
  { "{\"a\": \"\xed\xa0\x80\"}", "byte 8: not UTF-8" },
  { "{\"a\": \"\xe2\x82", "byte 8: not UTF-8" },
  { "{\"a\":\v1}", "byte 6: a JSON value expected" },
  { "{} x", "byte 4: nothing expected behind the object" },
};

static void
test_grammar (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (JsonNode) root = sgp_json_parse (lines[i].line, strlen (lines[i].line), &error);
    g_assert_true ((root == NULL) == (error != NULL));
    g_assert_cmpstr (error != NULL ? error->message : NULL, ==, lines[i].message);
  }
  g_autoptr (GError) error = NULL;
  g_assert_null (sgp_json_parse ("{\"\0\": 1}", 9, &error));
  g_assert_cmpstr (error->message, ==, "byte 3: NUL, text expected");
}

/* A key that comes twice: the last one counts. */
static void
test_twice (void)
{
  static const char line[] = "{\"id\": \"a\", \"text\": \"x\", \"id\": \"b\"}";
  g_autoptr (JsonNode) root = sgp_json_parse (line, strlen (line), NULL);
  g_autoptr (SgDocument) doc = sgp_json_read_text (json_node_get_object (root), NULL);
  g_assert_cmpstr (sg_document_get_id (doc), ==, "b");
}

static void
test_depth (void)
{
  for (int depth = 62; depth < 70; depth++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *open = g_strnfill (depth - 1, '['), *close = g_strnfill (depth - 1, ']');
    g_autofree char *line = g_strconcat ("{\"schema\": \"stancegraph/1\", \"id\": \"a\", \"x\": ", open, close, "}", NULL);
    g_assert_null (sg_document_new_from_json (line, -1, &error));
    g_assert_true (g_error_matches (error, SG_ERROR, depth > 64 ? SG_ERROR_LIMIT : SG_ERROR_DATA));
  }
}

/* There and back at every border of a character, tables or not. */
static void
test_offsets (void)
{
  static const char *const units[] = { "a", "\u00e9", "a\u20acb", "\U0001F600x", "" };
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize n = 0; n < 150; n++) {
      GString *string = g_string_new (NULL);
      for (gsize k = 0; k < n; k++)
        g_string_append (string, units[i]);
      g_autoptr (SgpOffsets) offsets = sgp_offsets_new (string->str, string->len);
      g_assert_cmpint (sgp_offsets_get_n_chars (offsets), ==, g_utf8_strlen (string->str, -1));
      for (gint32 at = 0; at <= sgp_offsets_get_n_chars (offsets); at++) {
        gint32 byte = (gint32) (g_utf8_offset_to_pointer (string->str, at) - string->str);
        g_assert_cmpint (sgp_offsets_to_byte (offsets, at), ==, byte);
        g_assert_cmpint (sgp_offsets_to_char (offsets, byte), ==, at);
      }
      g_string_free (string, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/form", test_form);
  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/no-text", test_no_text);
  g_test_add_func ("/json/escapes", test_escapes);
  g_test_add_func ("/json/error-line", test_error_line);
  g_test_add_func ("/json/damages", test_damages);
  g_test_add_func ("/json/mutations", test_mutations);
  g_test_add_func ("/json/grammar", test_grammar);
  g_test_add_func ("/json/twice", test_twice);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/offsets", test_offsets);
  return g_test_run ();
}
