package dev.wadup.pipeline;

import dev.wadup.content.MappingPool;
import dev.wadup.content.SpillStore;
import dev.wadup.mime.MimeDetector;
import dev.wadup.output.OutputSettings;
import dev.wadup.sink.ResultSink;
import dev.wadup.supervision.Supervision;
import org.jspecify.annotations.Nullable;

/**
 * What all workers of a run share.
 *
 * @param output what every module's output is held to
 * @param spill where extracted bytes wait
 * @param mime tells MIME types; null if nobody asks for them
 * @param threads contents processed at a time
 * @param keepPartial whether rows and children flushed before a failure are kept
 * @param hash whether contents too big to be read into memory are hashed too
 * @param checksum whether a file is unchanged by its hash, and not by its size and time
 * @param deterministic whether results must not depend on the number of threads
 * @param supervision notes what is in work, and knows what must not run
 * @param interruptGuests stops every guest that runs now or later
 */
public record ProcessingContext(
    ModuleSet modules,
    ResultSink sink,
    OutputSettings output,
    SpillStore spill,
    MappingPool mappings,
    LineageLimits lineageLimits,
    @Nullable MimeDetector mime,
    int threads,
    boolean keepPartial,
    boolean hash,
    boolean checksum,
    boolean deterministic,
    ProgressListener listener,
    Supervision supervision,
    Runnable interruptGuests) {}
