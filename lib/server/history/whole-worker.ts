import { parentPort, workerData } from 'node:worker_threads';
import type { WholeAnswer, WholeReading } from './messages.ts';
import { readWhole } from './sqlite/read-whole.ts';
import { toHistoryError } from './sqlite/to-history-error.ts';

/** A thread that reads the whole file once, beside the one that answers. Started by whole-reading.ts. */

const reading: WholeReading = workerData;

function read(): WholeAnswer {
  try {
    readWhole(reading);
    return { type: 'done' };
  } catch (error) {
    const { kind, message } = toHistoryError(error, reading.file);
    return { type: 'failed', failure: { kind, message } };
  }
}

parentPort?.postMessage(read());
