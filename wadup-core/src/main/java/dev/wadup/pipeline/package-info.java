/** From a directory to results: roots, workers, children, backpressure. */
@NullMarked
package dev.wadup.pipeline;

import org.jspecify.annotations.NullMarked;
