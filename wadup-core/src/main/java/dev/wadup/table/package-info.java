/** Tables that modules define: schemas, values, rows. */
@NullMarked
package dev.wadup.table;

import org.jspecify.annotations.NullMarked;
