/** The dual problem of a support vector machine with two classes. */

/** Weights of the rows, each with its class's sign, and what is taken from their sum. */
export interface DualSolution {
  weights: Float64Array;
  offset: number;
}

/** How far the optimality conditions may be missed, as in LIBSVM. */
const tolerance = 1e-3;

/** Keeps a step finite where a kernel says that two rows are the same. */
const leastCurvature = 1e-12;

/** So many steps for each row at most; LIBSVM needs a few. */
const stepsEach = 1000;

/**
 * Sequential minimal optimisation with second-order choice of the pair (Fan, Chen and Lin 2005, "Working Set Selection
 * Using Second Order Information for Training SVM").
 *
 * @param kernel of all rows
 * @param members which of them belong to this problem
 * @param signs class of each member, 1 or -1
 */
export function solveDual(
  kernel: readonly Float64Array[],
  members: readonly number[],
  signs: readonly number[],
  cost: number,
): DualSolution {
  const count = members.length;
  const alpha = new Float64Array(count);
  const gradient = new Float64Array(count).fill(-1);
  const canRise = (place: number) => (signs[place] > 0 ? alpha[place] < cost : alpha[place] > 0);
  const canFall = (place: number) => (signs[place] > 0 ? alpha[place] > 0 : alpha[place] < cost);
  const between = (one: number, other: number) => kernel[members[one]][members[other]];
  const curvature = (one: number, other: number) =>
    Math.max(between(one, one) + between(other, other) - 2 * between(one, other), leastCurvature);

  for (let step = 0; step < stepsEach * count; step++) {
    const pair = choosePair();
    if (!pair) break;
    const [up, down] = pair;
    // Along the pair's direction both stay in their box and the sum of the signed weights stays 0.
    const wanted = (signs[down] * gradient[down] - signs[up] * gradient[up]) / curvature(up, down);
    const room = Math.min(
      signs[up] > 0 ? cost - alpha[up] : alpha[up],
      signs[down] > 0 ? alpha[down] : cost - alpha[down],
    );
    const move = Math.min(wanted, room);
    alpha[up] = inBox(alpha[up] + signs[up] * move);
    alpha[down] = inBox(alpha[down] - signs[down] * move);
    for (let place = 0; place < count; place++) {
      gradient[place] += signs[place] * move * (between(place, up) - between(place, down));
    }
  }
  return { weights: alpha.map((value, place) => value * signs[place]), offset: offsetOf() };

  /** The row that most wants to rise, and the one that gains most by falling with it; none at the optimum. */
  function choosePair(): [number, number] | null {
    let [up, highest, lowest] = [-1, -Infinity, Infinity];
    for (let place = 0; place < count; place++) {
      const slope = -signs[place] * gradient[place];
      if (canRise(place) && slope > highest) [up, highest] = [place, slope];
      if (canFall(place) && slope < lowest) lowest = slope;
    }
    if (up < 0 || highest - lowest < tolerance) return null;
    let [down, most] = [-1, 0];
    for (let place = 0; place < count; place++) {
      const gap = highest + signs[place] * gradient[place];
      if (!canFall(place) || gap <= 0) continue;
      const gain = (gap * gap) / curvature(up, place);
      if (gain > most) [down, most] = [place, gain];
    }
    return down < 0 ? null : [up, down];
  }

  function inBox(value: number): number {
    return Math.min(cost, Math.max(0, value));
  }

  /** Mean over the rows strictly inside the box; between the bounds where there is none. */
  function offsetOf(): number {
    let [sum, free, low, high] = [0, 0, -Infinity, Infinity];
    for (let place = 0; place < count; place++) {
      const value = signs[place] * gradient[place];
      if (canRise(place) && canFall(place)) {
        sum += value;
        free++;
      } else if (canRise(place)) high = Math.min(high, value);
      else low = Math.max(low, value);
    }
    return free > 0 ? sum / free : (low + high) / 2;
  }
}
