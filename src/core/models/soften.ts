/**
 * Probabilities at another temperature (Guo et al. 2017): above 1 less sure, below 1 surer; the order stays.
 * Equals dividing the logits of a softmax by the temperature.
 */
export function soften(probabilities: ArrayLike<number>, temperature: number): Float32Array {
  const logs = Array.from(probabilities, (value) => Math.log(Math.max(value, 1e-12)) / temperature);
  const highest = Math.max(...logs);
  const powers = logs.map((log) => Math.exp(log - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return Float32Array.from(powers, (power) => power / sum);
}
