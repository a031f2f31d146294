/* SPDX-License-Identifier: MIT
 *
 * A reader and a pipeline in; documents out, read, in order of input. Each
 * thread takes the next item of the reader, under a lock, together with its
 * number; reads it; and puts it into a ring at the place number mod size. The
 * caller takes from the ring in order of number. A thread that is a whole ring
 * ahead of the caller waits, so that the ring bounds what is under way.
 *
 *     taken = 5        ring of 4    [ 8 running | 5 done | 6 done | 7 running ]
 *
 * Reading happens in the threads, so that what is done comes out while input is
 * still waited for. With one job there is no thread: the caller reads itself.
 */
#include <stancegraph/batch.h>

#define SLOTS_PER_JOB 4
#define MAX_JOBS 256

typedef struct {
  gboolean done;
  SgReaderItem kind;
  SgDocument *doc;
  char *id;
  GError *error;
} Slot;

struct _SgBatch {
  SgPipeline *pipeline;
  SgReader *reader;
  SgBatchFilter filter;
  gpointer data;
  GPtrArray *threads;
  GMutex input;                 /* the reader and the filter */
  GMutex lock;                  /* what follows */
  GCond freed, filled;          /* a slot may be used again, is done */
  Slot *ring;
  guint64 n_slots, given, taken;        /* numbers of items begun and handed out */
  gboolean at_end, stopped;
};

/* The next item of the reader, and whether the pipeline is to read it. */
static gboolean
fetch (SgBatch *batch, Slot *slot)
{
  slot->kind = sg_reader_next (batch->reader, &slot->doc, &slot->id, &slot->error);
  return slot->kind == SG_READER_DOCUMENT && (batch->filter == NULL || batch->filter (slot->doc, batch->data));
}

/* Runs the pipeline; a document that it refuses becomes a failed item. */
static void
annotate (SgBatch *batch, Slot *slot)
{
  if (sg_pipeline_run (batch->pipeline, slot->doc, &slot->error))
    return;
  slot->kind = SG_READER_FAILED;
  slot->id = g_strdup (sg_document_get_id (slot->doc));
  g_prefix_error (&slot->error, "%s: ", sg_document_get_key (slot->doc));
  g_clear_pointer (&slot->doc, sg_document_unref);
}

/* Waits for a free slot; its number, or FALSE where there is nothing to do. */
static gboolean
begin_slot (SgBatch *batch, guint64 *number)
{
  g_mutex_lock (&batch->lock);
  while (!batch->stopped && !batch->at_end && batch->given - batch->taken >= batch->n_slots)
    g_cond_wait (&batch->freed, &batch->lock);
  gboolean go_on = !batch->stopped && !batch->at_end;
  if (go_on)
    *number = batch->given++;
  g_mutex_unlock (&batch->lock);
  return go_on;
}

static void
end_slot (SgBatch *batch, guint64 number, const Slot *result)
{
  g_mutex_lock (&batch->lock);
  batch->ring[number % batch->n_slots] = *result;
  batch->ring[number % batch->n_slots].done = TRUE;
  batch->at_end = batch->at_end || result->kind == SG_READER_END;
  g_cond_broadcast (&batch->filled);
  if (batch->at_end)
    g_cond_broadcast (&batch->freed);
  g_mutex_unlock (&batch->lock);
}

static gpointer
work (gpointer data)
{
  SgBatch *batch = data;
  for (;;) {
    guint64 number;
    Slot result = { 0 };
    g_mutex_lock (&batch->input);
    if (!begin_slot (batch, &number)) {
      g_mutex_unlock (&batch->input);
      return NULL;
    }
    gboolean wanted = fetch (batch, &result);
    g_mutex_unlock (&batch->input);
    if (wanted)
      annotate (batch, &result);
    end_slot (batch, number, &result);
  }
}

/**
 * sg_batch_new:
 * @pipeline: (transfer none): a pipeline; the batch holds a reference
 * @reader: (transfer full): a reader
 * @jobs: number of threads; 0 for one a core
 * @filter: (nullable) (scope notified): which documents are to be read; all where %NULL
 * @data: for @filter
 *
 * Returns: (transfer full): a batch, to be freed with sg_batch_free()
 */
SgBatch *
sg_batch_new (SgPipeline *pipeline, SgReader *reader, guint jobs, SgBatchFilter filter, gpointer data)
{
  SgBatch *batch = g_new0 (SgBatch, 1);
  guint n = jobs > 0 ? MIN (jobs, MAX_JOBS) : g_get_num_processors ();
  batch->pipeline = sg_pipeline_ref (pipeline);
  batch->reader = reader;
  batch->filter = filter;
  batch->data = data;
  batch->n_slots = (guint64) n * SLOTS_PER_JOB;
  batch->ring = g_new0 (Slot, batch->n_slots);
  batch->threads = g_ptr_array_new ();
  g_mutex_init (&batch->input);
  g_mutex_init (&batch->lock);
  g_cond_init (&batch->freed);
  g_cond_init (&batch->filled);
  for (guint i = 0; n > 1 && i < n; i++)
    g_ptr_array_add (batch->threads, g_thread_new ("stancegraph", work, batch));
  return batch;
}

static void
clear_slot (Slot *slot)
{
  g_clear_pointer (&slot->doc, sg_document_unref);
  g_clear_pointer (&slot->id, g_free);
  g_clear_error (&slot->error);
  slot->done = FALSE;
}

/**
 * sg_batch_free:
 * @batch: (transfer full): a batch
 *
 * May be called before the end: what is under way is finished and dropped,
 * which needs the reader to come back from the item that it waits for.
 */
void
sg_batch_free (SgBatch *batch)
{
  g_mutex_lock (&batch->lock);
  batch->stopped = TRUE;
  g_cond_broadcast (&batch->freed);
  g_mutex_unlock (&batch->lock);
  for (guint i = 0; i < batch->threads->len; i++)
    g_thread_join (g_ptr_array_index (batch->threads, i));
  g_ptr_array_unref (batch->threads);
  for (guint64 i = 0; i < batch->n_slots; i++)
    clear_slot (&batch->ring[i]);
  g_free (batch->ring);
  g_mutex_clear (&batch->input);
  g_mutex_clear (&batch->lock);
  g_cond_clear (&batch->freed);
  g_cond_clear (&batch->filled);
  sg_reader_free (batch->reader);
  sg_pipeline_unref (batch->pipeline);
  g_free (batch);
}

/* The result whose turn it is; waits until it is done. */
static void
take_slot (SgBatch *batch, Slot *result)
{
  g_mutex_lock (&batch->lock);
  Slot *slot = &batch->ring[batch->taken % batch->n_slots];
  while (!slot->done)
    g_cond_wait (&batch->filled, &batch->lock);
  *result = *slot;
  if (result->kind != SG_READER_END) {
    *slot = (Slot) { 0 };
    batch->taken++;
    g_cond_signal (&batch->freed);
  }
  g_mutex_unlock (&batch->lock);
}

/**
 * sg_batch_next:
 * @batch: a batch
 * @document: (out) (transfer full) (nullable): the next document, read
 * @id: (out) (transfer full) (nullable): where it failed, as in sg_reader_next()
 * @error: why it failed
 *
 * Like sg_reader_next(), with the pipeline run over each document.
 *
 * Returns: whether there was a document, a failure, or nothing more
 */
SgReaderItem
sg_batch_next (SgBatch *batch, SgDocument **document, char **id, GError **error)
{
  Slot slot = { 0 };
  if (batch->threads->len > 0)
    take_slot (batch, &slot);
  else if (fetch (batch, &slot))
    annotate (batch, &slot);
  *document = slot.doc;
  *id = slot.id;
  if (slot.error != NULL)
    g_propagate_error (error, slot.error);
  return slot.kind;
}
