package dev.wadup.wasmtime;

import java.util.ArrayList;
import java.util.List;

/** Turns C's errors and traps into exceptions, and deletes them. */
final class Failures {
  private static final int MAX_FRAMES = 64;

  private static final NativeFunction ERROR_MESSAGE =
      NativeFunction.of("wasmtime_error_message", 2);
  private static final NativeFunction ERROR_DELETE = NativeFunction.of("wasmtime_error_delete", 1);
  private static final NativeFunction TRAP_CODE = NativeFunction.of("wasmtime_trap_code", 2);
  private static final NativeFunction TRAP_MESSAGE = NativeFunction.of("wasm_trap_message", 2);
  private static final NativeFunction TRAP_TRACE = NativeFunction.of("wasm_trap_trace", 2);
  private static final NativeFunction TRAP_DELETE = NativeFunction.of("wasm_trap_delete", 1);
  private static final NativeFunction FRAMES_DELETE = NativeFunction.of("wasm_frame_vec_delete", 1);
  private static final NativeFunction FRAME_INDEX = NativeFunction.of("wasm_frame_func_index", 1);
  private static final NativeFunction FRAME_OFFSET =
      NativeFunction.of("wasm_frame_module_offset", 1);
  private static final NativeFunction FRAME_NAME = NativeFunction.of("wasmtime_frame_func_name", 1);

  private Failures() {}

  /**
   * The exception for a {@code wasmtime_error_t}.
   *
   * @param operation what failed, for instance {@code compile the module}
   */
  static WasmtimeException error(String operation, long error) {
    try (ByteVector message = new ByteVector()) {
      ERROR_MESSAGE.call(error, message.address());
      return new WasmtimeException("can't " + operation + ": " + message.text());
    } finally {
      ERROR_DELETE.call(error);
    }
  }

  /** The exception for a {@code wasm_trap_t}. */
  static WasmtimeException trap(long trap) {
    long code = NativeMemory.allocate(1);
    try {
      boolean known = (TRAP_CODE.call(trap, code) & 0xff) != 0;
      return known
          ? new Trap(TrapCode.of(NativeMemory.getByte(code)), frames(trap))
          : new WasmtimeException(message(trap), false);
    } finally {
      NativeMemory.free(code);
      TRAP_DELETE.call(trap);
    }
  }

  /** Deletes whichever of the two is there: the cause is known already. */
  static void discard(long error, long trap) {
    if (error != 0) {
      ERROR_DELETE.call(error);
    }
    if (trap != 0) {
      TRAP_DELETE.call(trap);
    }
  }

  private static String message(long trap) {
    try (ByteVector message = new ByteVector()) {
      TRAP_MESSAGE.call(trap, message.address());
      return message.text().replace("\0", "");
    }
  }

  private static List<WasmFrame> frames(long trap) {
    long vector = NativeMemory.allocate(16);
    try {
      TRAP_TRACE.call(trap, vector);
      List<WasmFrame> frames = new ArrayList<>();
      long count = Math.min(ByteVector.size(vector), MAX_FRAMES);
      for (long i = 0; i < count; i++) {
        frames.add(frame(NativeMemory.getLong(ByteVector.data(vector) + 8 * i)));
      }
      return List.copyOf(frames);
    } finally {
      FRAMES_DELETE.call(vector);
      NativeMemory.free(vector);
    }
  }

  private static WasmFrame frame(long frame) {
    long name = FRAME_NAME.call(frame);
    return new WasmFrame(
        (int) FRAME_INDEX.call(frame),
        name == 0 ? null : ByteVector.text(name),
        FRAME_OFFSET.call(frame));
  }
}
