import type { Reporter, TestModule } from 'vitest/node'

/**
 * Says at the end which tests passed only at their second try. Those of real processes in real time get one, since a
 * computer may be too busy for them at the moment; what needs it again and again is a fault, and must not go unseen.
 */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky === true)
        .map(({ fullName }) => fullName),
    )
    if (names.length > 0) console.log(`\nPassed only at the second try:${names.map((name) => `\n  ${name}`).join('')}`)
  }
}
