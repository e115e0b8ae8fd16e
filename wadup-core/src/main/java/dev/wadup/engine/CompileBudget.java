package dev.wadup.engine;

import dev.wadup.wasm.LoopNest;
import dev.wadup.wasm.MalformedModuleException;
import dev.wadup.wasm.WasmModule;
import dev.wadup.wasm.WasmModule.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How costly to compile a module may be. A compilation can be neither cancelled nor capped, so its
 * cost is judged by counts on the bytes.
 *
 * @param codeBytes bytes of all function bodies
 * @param bodyBytes bytes of one function body: some of the compiler's passes are worse than linear
 * @param nested locals times the depth of loops, over all functions
 * @param nestedInOne the same of one function
 */
public record CompileBudget(
    long functions,
    long elements,
    long globals,
    long imports,
    long exports,
    long tables,
    long codeBytes,
    long bodyBytes,
    long nested,
    long nestedInOne) {
  /**
   * Some three times what Pandas on CPython, the largest real module known here, needs. At 200,000
   * functions a compilation takes 19 s and 1.1 GB; five million elements take over 90 s. NumPy
   * comes to 119,046 locals times loops, 704 in one function; 320,000 in one function of 36 KB take
   * 15 s and 400 MB.
   */
  public static final CompileBudget DEFAULT =
      new CompileBudget(
          150_000, 250_000, 20_000, 1_000, 20_000, 8, 160L << 20, 2L << 20, 2_000_000, 20_000);

  /** Each count that is over the budget; empty if the module may be compiled. */
  public List<String> problems(WasmModule module) {
    List<String> problems = new ArrayList<>();
    check(problems, "functions", module.bodies().size(), functions);
    check(problems, "table elements", elements(module), elements);
    check(problems, "globals", module.globals().size(), globals);
    check(problems, "imports", module.imports().size(), imports);
    check(problems, "exports", module.exports().size(), exports);
    check(problems, "tables", module.tables().size(), tables);
    check(problems, "bytes of code", codeBytes(module), codeBytes);
    check(problems, "bytes in one function", largestBody(module), bodyBytes);
    nests(problems, module);
    return problems;
  }

  private void nests(List<String> problems, WasmModule module) {
    long sum = 0;
    long largest = 0;
    try {
      for (Range body : module.bodies()) {
        long nest = LoopNest.localsTimesDepth(module, body);
        sum += nest;
        largest = Math.max(largest, nest);
      }
    } catch (MalformedModuleException e) {
      // Code that can't be read is not compiled either: the engine says what is wrong with it.
      return;
    }
    check(problems, "locals times nested loops", sum, nested);
    check(problems, "locals times nested loops in one function", largest, nestedInOne);
  }

  private static void check(List<String> problems, String what, long count, long limit) {
    if (count > limit) {
      problems.add(
          String.format(
              Locale.ROOT,
              "is too costly to compile: %,d %s, at most %,d are allowed",
              count,
              what,
              limit));
    }
  }

  private static long elements(WasmModule module) {
    long declared = module.tables().stream().mapToLong(WasmModule.Table::minimum).sum();
    return Math.max(declared, module.elements().total());
  }

  private static long codeBytes(WasmModule module) {
    return module.bodies().stream().mapToLong(Range::size).sum();
  }

  private static long largestBody(WasmModule module) {
    return module.bodies().stream().mapToLong(Range::size).max().orElse(0);
  }
}
