/** The worker thread of `prepareInWorker`: takes one input, answers with what came of it, ends. */
import { randomBytes } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { createIdSource } from '@ermine/model';
import { loadParser } from './parser.ts';
import { prepare, type VerifyInput } from './prepare.ts';

const parser = await loadParser();
parentPort?.postMessage(prepare(workerData as VerifyInput, parser, createIdSource(randomBytes)));
