/** Which TensorFlow.js backend runs the numbers. */
export interface BackendInfo {
  name: 'native' | 'wasm' | 'cpu';
  /** E.g. "TensorFlow.js 4.22.0". */
  version: string;
  /** Why a faster backend was not taken; `null` when the first choice runs. */
  note: string | null;
}
