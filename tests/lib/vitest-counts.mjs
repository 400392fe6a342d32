// vitest-counts.mjs FILE counts|failures: reads vitest's JSON report.
import { readFileSync } from 'node:fs';

const [file, what] = process.argv.slice(2);
const report = JSON.parse(readFileSync(file, 'utf8'));
const tests = report.testResults.flatMap((suite) => suite.assertionResults);
const count = (...states) => tests.filter((test) => states.includes(test.status)).length;

if (what === 'counts') {
  console.log(count('passed'), count('failed'), count('pending', 'skipped', 'todo', 'disabled'));
} else {
  for (const test of tests.filter(({ status }) => status === 'failed')) {
    console.log(`FAILED ${test.fullName}\n    ${(test.failureMessages ?? []).join('\n').split('\n').slice(0, 8).join('\n    ')}`);
  }
}
