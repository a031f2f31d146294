/* SPDX-License-Identifier: MIT
 *
 * A text through the whole pipeline, for tests of what a stage makes of it.
 */
#pragma once

#include <stancegraph/pipeline.h>

/* Fails the test where the text cannot be read. */
SgDocument *read_document (const SgPipeline *pipeline, const char *text);
