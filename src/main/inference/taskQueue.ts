import type { TaskName, TaskRequest } from './messages';

/** A request on its way through the service. */
export interface Waiting {
  request: TaskRequest;
  /** Times it was handed to a worker. */
  attempts: number;
  resolve: (output: unknown) => void;
  reject: (thrown: unknown) => void;
}

/** What a person waits for most comes first. */
const urgency: Record<TaskName, number> = { view: 0, wav: 1, classify: 2, models: 3 };

/** Takes the next request out: the most urgent, of those the newest, because older clips were passed over. */
export function takeNext(waiting: Waiting[]): Waiting | null {
  let best = -1;
  waiting.forEach(({ request }, index) => {
    const leader = waiting[best]?.request;
    if (
      leader === undefined ||
      urgency[request.task] < urgency[leader.task] ||
      (urgency[request.task] === urgency[leader.task] && request.id > leader.id)
    ) {
      best = index;
    }
  });
  return best === -1 ? null : (waiting.splice(best, 1)[0] ?? null);
}
