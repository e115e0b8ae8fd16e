package dev.wadup.pipeline;

import dev.wadup.content.InputFile;
import java.util.function.Consumer;

/** How the files of the input, and all that comes out of them, are processed. */
interface RootFlow {
  /**
   * The work on the next file of the scan, for a thread of the pool; what it is given is run once
   * the last descendant is done. Called by one thread, in the order of the scan.
   */
  Consumer<Runnable> root(InputFile file);
}
