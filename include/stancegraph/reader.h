/* SPDX-License-Identifier: MIT
 *
 * Inputs to documents: files, folders (read in order of name, with all folders
 * below), "-" for standard input. One item comes out for every document put
 * in, be it readable or not, so that nothing is lost.
 */
#pragma once

#include <stancegraph/document.h>

G_BEGIN_DECLS

typedef struct _SgReader SgReader;

/* What sg_reader_next() found. */
typedef enum { SG_READER_END, SG_READER_DOCUMENT, SG_READER_FAILED } SgReaderItem;

SgReader *sg_reader_new (const char *const *inputs) G_GNUC_WARN_UNUSED_RESULT;
void sg_reader_free (SgReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SgReader, sg_reader_free)

/* What may be told before the first item is read. */
gboolean sg_reader_set_columns (SgReader *reader, const char *columns, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_reader_read_meta (SgReader *reader, const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean sg_reader_set_default (SgReader *reader, SgMeta meta, const char *value,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

SgReaderItem sg_reader_next (SgReader *reader, SgDocument **document, char **id,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *sg_reader_dup_place (const SgReader *reader) G_GNUC_WARN_UNUSED_RESULT;
char *sg_reader_dup_warning (const SgReader *reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
