package dev.wadup.wasmtime;

import java.util.List;
import java.util.stream.Collectors;

/** A guest trapped: its code, and where it was. Has no Java stack trace. */
public final class Trap extends WasmtimeException {
  private static final long serialVersionUID = 1L;

  /** A panic in Rust has passed through eleven functions of its library when it traps. */
  private static final int SHOWN_FRAMES = 16;

  private final TrapCode code;
  private final transient List<WasmFrame> frames;

  Trap(TrapCode code, List<WasmFrame> frames) {
    super(describe(code, frames), false);
    this.code = code;
    this.frames = frames;
  }

  /** Why. */
  public TrapCode code() {
    return code;
  }

  /** The guest's calls, innermost first; the outermost of a deep stack are left out. */
  public List<WasmFrame> frames() {
    return frames;
  }

  private static String describe(TrapCode code, List<WasmFrame> frames) {
    if (frames.isEmpty()) {
      return code.description();
    }
    return frames.stream()
        .limit(SHOWN_FRAMES)
        .map(WasmFrame::toString)
        .collect(Collectors.joining(" < ", code.description() + " in ", ""));
  }
}
