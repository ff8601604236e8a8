import { askRoutes } from './ask-routes.ts'
import type { ServerDeps } from './deps.ts'
import { bareApp } from './bare-app.ts'
import { compressAnswers } from './compression.ts'
import { answerFaults, BODY_LIMIT } from './faults.ts'
import { guard } from './guard.ts'
import { secureHeaders } from './headers.ts'
import { jsonBodies } from './json-body.ts'
import { coachRoutes } from './coach-routes.ts'
import { machineRoutes } from './machine-routes.ts'
import { live } from './live.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { openApi, openApiRoute } from './openapi.ts'
import { builtFiles } from './built-files.ts'
import { ownerRoutes } from './owner-routes.ts'
import { ownPlanRoutes } from './own-plan-routes.ts'
import { planFileRoutes } from './plan-file-routes.ts'
import { planRoutes } from './plan-routes.ts'
import { runRoutes } from './run-routes.ts'
import { runnerRoutes } from './runner-routes.ts'
import { lockedOut, runnersRoutes } from './runners-routes.ts'
import { nameSchemas } from './schemas.ts'
import type { App } from './schemas.ts'
import { sentSnapshots } from './sent-snapshots.ts'
import { syncRoutes } from './sync-routes.ts'
import { clipFiles, voiceRoute } from './voice-routes.ts'
import { watchingRoute } from './watching-route.ts'
import { jsonWithMessages } from './json-with-messages.ts'

/** The HTTP face, not yet listening: `listen({ host: 'localhost', port })`, and `close()` ends open streams too. */
export function createServer(deps: ServerDeps): App {
  const app = bareApp(deps.logger, {
    bodyLimit: BODY_LIMIT,
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        allErrors: true,
        verbose: true,
        validateSchema: false,
        code: { optimize: false },
        inlineRefs: false,
      },
    },
  })
  jsonBodies(app)
  // Answers have their schema's type at compile time; serialising by schema would round and drop what does not fit it.
  app.setSerializerCompiler(() => jsonWithMessages)
  app.setReplySerializer(jsonWithMessages)
  nameSchemas(app)

  const { session, clock } = deps
  const sent = sentSnapshots(
    () => session.snapshot(),
    () => clock.nowMs(),
  )
  secureHeaders(app)
  compressAnswers(app)
  guard(app)
  answerFaults(app)
  openApi(app)
  void app.register((scope: App, _options, done) => {
    if (deps.runners !== null) lockedOut(scope, deps.runners)
    askRoutes(scope, deps, sent)
    planRoutes(scope, deps.plans, () => deps.ownPlans?.own() ?? null)
    if (deps.ownPlans !== null) ownPlanRoutes(scope, deps.ownPlans)
    coachRoutes(scope, deps.coach)
    planFileRoutes(scope, deps.planFiles)
    runnerRoutes(scope, deps)
    if (deps.runners !== null) runnersRoutes(scope, deps.runners)
    runRoutes(scope, deps.runs)
    if (deps.sync !== null) syncRoutes(scope, deps.sync)
    if (deps.owner !== null) ownerRoutes(scope, deps.owner)
    machineRoutes(scope, deps)
    meetingRoutes(scope, deps, sent)
    live(scope, deps, sent)
    voiceRoute(scope, deps.voice)
    clipFiles(scope, deps.voice)
    watchingRoute(scope, sent, deps.watch)
    openApiRoute(scope)
    builtFiles(
      scope,
      deps.webRoot,
      deps.offersHistory ? { '/': 'index.html', '/history': 'history.html' } : { '/': 'index.html' },
    )
    done()
  })
  return app
}
