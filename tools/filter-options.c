/* SPDX-License-Identifier: MIT
 *
 * The filters, the same words in every command, as options that fill an
 * SgFilter. Values are taken as UTF-8 whatever the locale is.
 */
#include "command.h"

#include <string.h>

FilterOptions *
filter_options_new (void)
{
  static const SgFilter none = SG_FILTER_INIT;
  FilterOptions *options = g_new0 (FilterOptions, 1);
  options->filter = none;
  options->strings = g_string_chunk_new (256);
  return options;
}

void
filter_options_free (FilterOptions *options)
{
  g_string_chunk_free (options->strings);
  g_free (options);
}

static gboolean
parse_stance (const char *name G_GNUC_UNUSED, const char *value, gpointer data, GError **error)
{
  return command_parse_stance (value, &((FilterOptions *) data)->filter.stance, error);
}

static gboolean
parse_act (const char *name G_GNUC_UNUSED, const char *value, gpointer data, GError **error)
{
  return command_parse_act (value, &((FilterOptions *) data)->filter.act, error);
}

/* Whether the value is a day, as 2021-11-24. */
static gboolean
is_day (const char *value)
{
  if (strlen (value) != 10 || value[4] != '-' || value[7] != '-' || strspn (value, "0123456789-") != 10)
    return FALSE;
  gint64 year = g_ascii_strtoll (value, NULL, 10), month = g_ascii_strtoll (value + 5, NULL, 10);
  gint64 day = g_ascii_strtoll (value + 8, NULL, 10);
  return month > 0 && day > 0 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

/* Whether there is anything to look for. */
static gboolean
has_word (const char *value)
{
  while (*value != '\0' && !g_unichar_isalnum (g_utf8_get_char (value)))
    value = g_utf8_next_char (value);
  return *value != '\0';
}

static gboolean
parse_text (const char *name, const char *value, gpointer data, GError **error)
{
  FilterOptions *options = data;
  SgFilter *filter = &options->filter;
  const struct {
    const char *name;
    const char **field;
    gboolean day;
  } fields[] = {
    { "--speaker", &filter->speaker, FALSE }, { "--target", &filter->target, FALSE },
    { "--actor", &filter->actor, FALSE },     { "--since", &filter->since, TRUE },
    { "--until", &filter->until, TRUE },      { "--outlet", &filter->outlet, FALSE },
    { "--text", &filter->text, FALSE },
  };
  if (!g_utf8_validate (value, -1, NULL))
    return command_refuse (error, "the value of %s is not UTF-8", name);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    if (strcmp (name, fields[i].name) != 0)
      continue;
    if (fields[i].day && !is_day (value))
      return command_refuse (error, "'%s' is no day as 2021-11-24", value);
    if (fields[i].field == &filter->text && !has_word (value))
      return command_refuse (error, "'%s' has no word to look for", value);
    *fields[i].field = g_string_chunk_insert (options->strings, value);
  }
  return TRUE;
}

static gboolean
parse_number (const char *name, const char *value, gpointer data, GError **error)
{
  SgFilter *filter = &((FilterOptions *) data)->filter;
  gboolean weight = strcmp (name, "--min-weight") == 0;
  char *end;
  gdouble number = g_ascii_strtod (value, &end);
  if (end == value || *end != '\0' || !(number >= 0 && number <= (weight ? G_MAXDOUBLE : 1)))
    return command_refuse (error, "'%s' is no number %s", value, weight ? "from 0 on" : "from 0 to 1");
  *(weight ? &filter->min_weight : &filter->min_confidence) = number;
  return TRUE;
}

void
filter_options_add (FilterOptions *options, GOptionGroup *group)
{
#define FILTER(name, function, help, value) \
  { name, 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, (gpointer) function, help, value }
  const GOptionEntry entries[] = {
    FILTER ("stance", parse_stance, "Ties of this stance", "blame|cooperate|neutral"),
    FILTER ("act", parse_act, "Ties of this PLOVER act: ACCUSE, AGREE, ...", "ACT"),
    FILTER ("speaker", parse_text, "What this actor said or did: name or id", "ACTOR"),
    FILTER ("target", parse_text, "What was said of or done to this actor", "ACTOR"),
    FILTER ("actor", parse_text, "What this actor has to do with, either way", "ACTOR"),
    FILTER ("since", parse_text, "Documents of this day or later", "YYYY-MM-DD"),
    FILTER ("until", parse_text, "Documents of this day or earlier", "YYYY-MM-DD"),
    FILTER ("outlet", parse_text, "Documents of this outlet", "NAME"),
    FILTER ("text", parse_text, "What has all these words; \"a phrase\"; begin* for any ending", "WORDS"),
    FILTER ("min-weight", parse_number, "Edges that as many statements carry", "N"),
    FILTER ("min-confidence", parse_number, "Ties with at least this confidence, 0 to 1", "P"),
    { "confirmed-only", 0, 0, G_OPTION_ARG_NONE, &options->filter.confirmed_only, "What a person has confirmed", NULL },
    { "roll-up", 0, 0, G_OPTION_ARG_NONE, &options->filter.roll_up, "Count parts for the whole: a ministry for its country", NULL },
    G_OPTION_ENTRY_NULL
  };
#undef FILTER
  g_option_group_add_entries (group, entries);
}
