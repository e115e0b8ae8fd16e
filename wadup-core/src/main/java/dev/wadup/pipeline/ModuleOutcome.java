package dev.wadup.pipeline;

import dev.wadup.result.ModuleRun;

/** What one module's call over one content gave. */
record ModuleOutcome(ModuleRun run, Intake intake) {}
