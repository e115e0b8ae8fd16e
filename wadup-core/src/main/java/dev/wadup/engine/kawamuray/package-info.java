/** The engine on the binding wasmtime-java; the only package that touches its native handles. */
@NullMarked
package dev.wadup.engine.kawamuray;

import org.jspecify.annotations.NullMarked;
