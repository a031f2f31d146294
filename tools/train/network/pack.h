/* SPDX-License-Identifier: MIT
 *
 * A network as it was learned in, the sections of a model that sgp_network_open()
 * reads out.
 */
#pragma once

#include "model-writer.h"
#include "network.h"

/* Our own heads only. @tag_names: "VERB VBD"; @relation_names: "nsubj"; as they are numbered. */
void network_pack (ModelWriter *writer, const Network *network, const GPtrArray *tag_names, const GPtrArray *relation_names);
