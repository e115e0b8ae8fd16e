package dev.wadup.engine.guest;

/**
 * What a runtime is to compile.
 *
 * @param wasm the module, or one made from it
 * @param sha256 of {@code wasm}, lower-case hex
 * @param size what its instances hold besides their memory
 * @param memoryBytes that the linear memory may take
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and too large to copy
public record ModuleCode(byte[] wasm, String sha256, GuestSize size, long memoryBytes) {}
