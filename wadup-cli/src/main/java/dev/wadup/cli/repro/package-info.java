/** Takes one content out of a results database, so that what went wrong can be run alone. */
@NullMarked
package dev.wadup.cli.repro;

import org.jspecify.annotations.NullMarked;
