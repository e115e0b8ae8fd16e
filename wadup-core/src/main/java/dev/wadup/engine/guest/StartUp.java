package dev.wadup.engine.guest;

import dev.wadup.engine.GuestContract;
import dev.wadup.wasm.WasmModule;
import org.jspecify.annotations.Nullable;

/**
 * What a new instance runs before its first content.
 *
 * @param function the exported function to call once; null if there is none
 */
record StartUp(@Nullable String function) {
  static final StartUp NONE = new StartUp(null);

  static StartUp of(WasmModule module) {
    if (module.exportedFunction(GuestContract.INITIALIZE).isPresent()) {
      return new StartUp(GuestContract.INITIALIZE);
    }
    return new StartUp(
        module.exportedFunction(GuestContract.START).isPresent() ? GuestContract.START : null);
  }

  Verdict run(Guest guest) {
    return function == null ? Verdict.OK : guest.run(function);
  }
}
