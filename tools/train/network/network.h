/* SPDX-License-Identifier: MIT
 *
 * The network in training: what words are made of, layers that run over the
 * sentence both ways, and heads that read tags and trees off the last ones.
 *
 *     keys of a word  ->  sum of rows  ->  layer 0  ->  ...  ->  layer K-1  ->  arcs, labels
 *                                                  (K-2) ->  tags
 *
 * Layers are simple recurrent units (Lei et al. 2018), arcs are scored as by
 * Dozat and Manning (2017). core/language/network/network-private.h tells it as it runs.
 */
#pragma once

#include <glib.h>

#define MAX_LAYERS 8

/* y = weights x + bias; weights are n_out rows of n_in. */
typedef struct {
  guint n_in, n_out;
  float *weights, *bias;
} Linear;

/* One way of a layer. Gates: content z, forget f, reset r, and in the first
 * layer what is carried past, p; n_hidden of each. Peepholes are of f and r. */
typedef struct {
  Linear gates;
  float *forget, *reset;
} Way;

typedef struct {
  Way ways[2];              /* left to right, right to left */
} Layer;

/* What is read off the layers, in one scheme of annotation. */
typedef struct {
  Linear tags;
  Linear dependent, head, arc;
  float *root_head;
  Linear label_dependent, label_head, label;
  float *root_label;
} Heads;

/* Ours, and that of the silver, which only helps to shape the layers. */
enum { TASK_GOLD, TASK_SILVER, N_TASKS };

typedef struct {
  guint n_kinds, width, n_hidden, n_layers, n_arc, n_label;
  guint n_tags[N_TASKS], n_relations[N_TASKS];
  guint n_rows;
  guint64 *keys;            /* of row n_kinds + i; rows before are those of the unknown */
  float *rows;              /* n_rows x width */
  Layer layers[MAX_LAYERS];
  Heads heads[N_TASKS];
  float *values;            /* all of the layers and heads, one behind the other */
  gsize n_values;
} Network;

/* The choices that are made for each word. */
enum { TAGS, HEADS, RELATIONS, N_CHOICES };

/* A sentence to learn from, or to be labelled. */
typedef struct {
  gint32 n;
  const gint32 *words;      /* indexes */
  gint16 *heads;            /* from 1; 0 the root */
  guint8 *tags, *relations;
  guint8 task;
  float weight;
  float *sums[N_CHOICES];   /* probabilities are added here, where not NULL: a row a word */
} Example;
