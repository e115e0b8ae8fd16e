package dev.wadup.wasm;

/** Writes the instructions of a function, by the names of the text format. */
final class CodeWriter {
  private static final int NO_RESULT = 0x40;

  private final ByteWriter out;

  /** Writes behind what {@code out} holds. */
  CodeWriter(ByteWriter out) {
    this.out = out;
  }

  CodeWriter call(int function) {
    return one(0x10, function);
  }

  CodeWriter localGet(int local) {
    return one(0x20, local);
  }

  CodeWriter localTee(int local) {
    return one(0x22, local);
  }

  CodeWriter globalGet(int global) {
    return one(0x23, global);
  }

  CodeWriter globalSet(int global) {
    return one(0x24, global);
  }

  CodeWriter memorySize() {
    return one(0x3f, 0);
  }

  CodeWriter memoryGrow() {
    return one(0x40, 0);
  }

  CodeWriter i32Const(int value) {
    out.u8(0x41).s32(value);
    return this;
  }

  CodeWriter i32Eq() {
    return plain(0x46);
  }

  CodeWriter i32GeU() {
    return plain(0x4f);
  }

  CodeWriter i32Add() {
    return plain(0x6a);
  }

  CodeWriter i32Sub() {
    return plain(0x6b);
  }

  /** Runs what comes before the next {@link #end} if the top of the stack is not 0. */
  CodeWriter when() {
    return one(0x04, NO_RESULT);
  }

  CodeWriter leave() {
    return plain(0x0f);
  }

  CodeWriter end() {
    return plain(0x0b);
  }

  private CodeWriter plain(int opcode) {
    out.u8(opcode);
    return this;
  }

  private CodeWriter one(int opcode, int immediate) {
    out.u8(opcode).u32(immediate);
    return this;
  }
}
