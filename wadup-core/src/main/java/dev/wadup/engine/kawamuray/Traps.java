package dev.wadup.engine.kawamuray;

import dev.wadup.engine.guest.GuestTrap;
import dev.wadup.engine.guest.RefusedByRuntime;
import dev.wadup.engine.guest.TrapKind;
import io.github.kawamuray.wasmtime.Trap;
import io.github.kawamuray.wasmtime.WasmFunctionError.TrapError;
import io.github.kawamuray.wasmtime.WasmtimeException;
import java.util.Locale;

/** Turns what the binding throws into traps. */
final class Traps {
  /** How the message begins where a data segment does not fit: the binding gives no more. */
  private static final String TRAP = "wasm trap: ";

  private Traps() {}

  /** The trap of a call; an error that is none is given back. */
  static RuntimeException of(RuntimeException thrown) {
    return thrown instanceof TrapError error ? of(error.trap()) : thrown;
  }

  /** The trap that ended an instantiation, or the refusal. */
  static RuntimeException ofInstantiation(WasmtimeException thrown) {
    String message = String.valueOf(thrown.getMessage());
    return message.startsWith(TRAP)
        ? new GuestTrap(TrapKind.OTHER, message.substring(TRAP.length()))
        : new RefusedByRuntime(thrown);
  }

  private static GuestTrap of(Trap trap) {
    return new GuestTrap(kind(trap), trap.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static TrapKind kind(Trap trap) {
    return switch (trap) {
      case INTERRUPT -> TrapKind.INTERRUPT;
      case STACK_OVERFLOW -> TrapKind.STACK_OVERFLOW;
      case UNREACHABLE_CODE_REACHED -> TrapKind.UNREACHABLE;
      default -> TrapKind.OTHER;
    };
  }
}
