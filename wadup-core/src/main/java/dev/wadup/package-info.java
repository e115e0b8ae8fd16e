/** The library's door: configure a job, run it, read its report. */
@NullMarked
package dev.wadup;

import org.jspecify.annotations.NullMarked;
