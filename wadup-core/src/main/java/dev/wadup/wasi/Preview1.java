package dev.wadup.wasi;

import java.util.List;
import java.util.stream.Stream;

/** The functions of {@code wasi_snapshot_preview1}, family by family. */
final class Preview1 {
  static final List<WasiFunction> FUNCTIONS =
      Stream.of(
              ProcessCalls.FUNCTIONS,
              ClockCalls.FUNCTIONS,
              FdCalls.FUNCTIONS,
              TransferCalls.FUNCTIONS,
              DirectoryCalls.FUNCTIONS,
              PathCalls.FUNCTIONS,
              PollCalls.FUNCTIONS,
              RandomCalls.FUNCTIONS,
              SocketCalls.FUNCTIONS)
          .flatMap(List::stream)
          .toList();

  private Preview1() {}
}
