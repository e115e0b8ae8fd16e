/** Commands that read a results database and never write to it. */
@NullMarked
package dev.wadup.cli.query;

import org.jspecify.annotations.NullMarked;
