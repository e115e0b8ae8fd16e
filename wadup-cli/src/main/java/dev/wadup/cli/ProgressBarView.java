package dev.wadup.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress as a bar that a terminal redraws; it appears with the first state. */
final class ProgressBarView implements ProgressView {
  private @Nullable ProgressBar bar;

  @Override
  public void show(Progress progress) {
    ProgressBar shown = bar();
    if (progress.allKnown()) {
      shown.maxHint(progress.knownFiles());
    }
    shown.stepTo(progress.files());
    shown.setExtraMessage(
        "%,d children, %s, %,d failed"
            .formatted(progress.children(), new ByteSize(progress.bytes()), progress.failed()));
  }

  private ProgressBar bar() {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("wadup")
              .setInitialMax(-1)
              .setUnit(" files", 1)
              .setStyle(ProgressBarStyle.ASCII)
              .clearDisplayOnFinish()
              .showSpeed()
              .build();
    }
    return bar;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
