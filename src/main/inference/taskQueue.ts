import type { TaskName, TaskRequest } from './messages';

/** A request on its way through the service. */
export interface Waiting {
  request: TaskRequest;
  /** Times it was handed to a worker. */
  attempts: number;
  resolve: (output: unknown) => void;
  reject: (thrown: unknown) => void;
}

/**
 * The worker gets one task of each lane at a time: a clip can be drawn while the backend still starts or
 * the models load.
 */
export const lanes = ['sound', 'models'] as const;
export type Lane = (typeof lanes)[number];

/** Lane of each task, and its place in it: what a person waits for most comes first. */
const standing: Record<TaskName, { lane: Lane; urgency: number }> = {
  view: { lane: 'sound', urgency: 0 },
  wav: { lane: 'sound', urgency: 1 },
  classify: { lane: 'models', urgency: 0 },
  models: { lane: 'models', urgency: 1 },
};

export function laneOf(request: TaskRequest): Lane {
  return standing[request.task].lane;
}

/** Takes the next request of a lane out: the most urgent, of those the newest, for older clips were passed over. */
export function takeNext(waiting: Waiting[], lane: Lane): Waiting | null {
  const next = waiting
    .filter(({ request }) => laneOf(request) === lane)
    .reduce<Waiting | null>((leader, one) => (leader === null || before(one, leader) ? one : leader), null);
  if (next !== null) waiting.splice(waiting.indexOf(next), 1);
  return next;
}

function before({ request: a }: Waiting, { request: b }: Waiting): boolean {
  const difference = standing[a.task].urgency - standing[b.task].urgency;
  return difference === 0 ? a.id > b.id : difference < 0;
}
