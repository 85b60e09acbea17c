import { calibrateFolds, calibrationOfAll, type Calibration } from './calibrateFolds';
import { makeReport, type EvaluationReport } from './report';
import type { FoldResult } from './runFold';

/** All folds and seeds of a recipe on a protocol, and what its evaluation is for a model trained on everybody. */
export interface ProtocolReport extends EvaluationReport {
  /** By the validation clips of all folds and seeds. */
  calibration: Calibration;
}

/**
 * The figures of a recipe on a protocol, the folds calibrated by `calibrateFolds`.
 *
 * @param title of the protocol
 * @param results every fold of every seed, at least one
 */
export function protocolReport(title: string, results: readonly FoldResult[]): ProtocolReport {
  return { ...makeReport(title, calibrateFolds(results)), calibration: calibrationOfAll(results) };
}
