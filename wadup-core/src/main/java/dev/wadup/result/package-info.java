/** What a run records: one content, its module runs and their outcomes. */
@NullMarked
package dev.wadup.result;

import org.jspecify.annotations.NullMarked;
