import { describe, expect, it } from 'vitest';
import type { Classify, LabelledRows } from '../../../src/core/classifiers/classifier';
import { fitKnn } from '../../../src/core/classifiers/knn';
import { fitSoftmax } from '../../../src/core/classifiers/softmaxNetwork';
import { fitSvm } from '../../../src/core/classifiers/svm';
import { solveDual } from '../../../src/core/classifiers/svmDual';
import { Random } from '../../../src/core/training/random';

/** Three clouds, the third around both others' middle: a straight line cannot part it from them. */
function clouds(each: number, seed: number): LabelledRows {
  const random = new Random(seed);
  const centres = [
    [-2, 0],
    [2, 0],
    [0, 2],
  ];
  const classes = Array.from({ length: 3 * each }, (_, row) => row % 3);
  const rows = classes.map((own) => centres[own].map((centre) => centre + 0.6 * random.normal()));
  return { rows, classes, count: 3 };
}

function shareRight(classify: Classify, { rows, classes }: LabelledRows): number {
  const right = rows.filter((row, place) => {
    const answer = classify(row);
    return answer.indexOf(Math.max(...answer)) === classes[place];
  });
  return right.length / rows.length;
}

describe.each<[string, (data: LabelledRows) => Classify]>([
  ['fitSvm', (data) => fitSvm(data)],
  ['fitKnn', (data) => fitKnn(data, 7)],
  ['fitSoftmax, logistic regression', (data) => fitSoftmax(data, { hidden: 0, decay: 1e-3 })],
  ['fitSoftmax, multilayer perceptron', (data) => fitSoftmax(data, { hidden: 8, decay: 1e-3 })],
])('%s', (_, fit) => {
  it('tells apart rows it has not seen, in probabilities that sum to 1', () => {
    const classify = fit(clouds(30, 1));
    const unseen = clouds(40, 2);
    expect(shareRight(classify, unseen)).toBeGreaterThan(0.93);
    for (const row of unseen.rows) {
      const answer = classify(row);
      expect(answer).toHaveLength(3);
      expect(Math.min(...answer)).toBeGreaterThan(0);
      expect(answer.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    }
  });

  it('gives the same for the same rows', () => {
    const [one, other] = [fit(clouds(20, 3)), fit(clouds(20, 3))];
    expect(other([0.3, 0.7])).toEqual(one([0.3, 0.7]));
  });
});

describe('solveDual', () => {
  it("finds LIBSVM's machine", () => {
    // Rows i·0.37 and i·0.61 modulo 1, every second one moved; scikit-learn 1.9.1, SVC(C=2, gamma=1.5, tol=1e-8).
    const rows = Array.from({ length: 14 }, (_, i) => [
      ((i * 0.37) % 1) + (i % 2 ? 0.3 : 0),
      ((i * 0.61) % 1) - (i % 2 ? 0.2 : 0),
    ]);
    const kernel = rows.map((one) =>
      Float64Array.from(rows, (other) =>
        Math.exp(-1.5 * ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2)),
      ),
    );
    const members = rows.map((_, row) => row);
    const signs = members.map((row) => (row % 2 ? -1 : 1));
    const { weights, offset } = solveDual(kernel, members, signs, 2);
    const decisions = kernel.map((row) => row.reduce((sum, value, i) => sum + value * weights[i], -offset));
    const reference = [
      1.0, -0.3633, -0.4382, 0.1406, 0.1163, -1.0, 0.4362, -0.7298, -0.6748, -0.1739, -0.2354, 0.3097, 0.3154,
      -1.0,
    ];
    decisions.forEach((value, row) => expect(Math.abs(value - reference[row])).toBeLessThan(2e-3));
    expect(Math.abs(weights.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9);
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(2);
  });
});
