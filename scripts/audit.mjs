/**
 * `npm run audit`: asks the registry for known vulnerabilities in what ships. Fails for those of high severity, and only
 * for those: where the registry cannot be reached, or does not answer this question, it says so and ends well.
 */
import { auditVerdict } from './setup/audit.mjs';
import { npm } from './setup/run.mjs';
import { runMain, say } from './setup/trouble.mjs';

await runMain(async () => {
  const { output } = await npm(['audit', '--omit=dev', '--json'], { limitSeconds: 120 });
  const { state, words } = auditVerdict(output);
  say(words);
  if (state !== 'found') return 0;
  say('npm audit --omit=dev says which, and what mends them.');
  return 1;
});
