package dev.wadup.pipeline;

import java.util.List;
import java.util.concurrent.RecursiveAction;
import java.util.function.Consumer;

/** A list of work: whoever takes it leaves one half to other threads, again and again. */
final class SharedWork<T> extends RecursiveAction {
  private static final long serialVersionUID = 1L;

  private final transient List<T> items;
  private final transient Consumer<T> step;
  private final int from;
  private final int to;

  SharedWork(List<T> items, Consumer<T> step) {
    this(items, step, 0, items.size());
  }

  private SharedWork(List<T> items, Consumer<T> step, int from, int to) {
    this.items = items;
    this.step = step;
    this.from = from;
    this.to = to;
  }

  @Override
  protected void compute() {
    int end = to;
    while (end - from > 1) {
      int middle = (from + end) >>> 1;
      new SharedWork<>(items, step, middle, end).fork();
      end = middle;
    }
    step.accept(items.get(from));
  }
}
